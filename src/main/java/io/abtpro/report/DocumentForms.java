package io.abtpro.report;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;

/// How the values of a document are written.
final class DocumentForms {
    private DocumentForms() {}

    static PrettyPrinter printer() {
        var indented = new DefaultIndenter("  ", "\n");
        return new DefaultPrettyPrinter(
                        Separators.createDefaultInstance()
                                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                                .withObjectEmptySeparator("")
                                .withArrayEmptySeparator(""))
                .withObjectIndenter(indented)
                .withArrayIndenter(indented);
    }

    static SimpleModule module() {
        return new SimpleModule("documents")
                .addSerializer(Double.class, new WholeOrShortest())
                .addSerializer(double.class, new WholeOrShortest())
                .addSerializer(new Present())
                .addSerializer(OptionalDouble.class, new PresentNumber())
                .setSerializerModifier(new OwnRecords());
    }

    private static void write(double value, JsonGenerator out) throws IOException {
        if (!Double.isFinite(value)) {
            out.writeNull();
        } else if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            out.writeNumber((long) value);
        } else {
            out.writeNumber(value);
        }
    }

    private static final class WholeOrShortest extends StdSerializer<Double> {
        private static final long serialVersionUID = 1L;

        WholeOrShortest() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            write(value, out);
        }
    }

    private static final class Present extends StdSerializer<Optional<?>> {
        private static final long serialVersionUID = 1L;

        Present() {
            super(Optional.class, false);
        }

        @Override
        public boolean isEmpty(SerializerProvider provider, Optional<?> value) {
            return value.isEmpty();
        }

        @Override
        public void serialize(Optional<?> value, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            if (value.isPresent()) {
                provider.defaultSerializeValue(value.get(), out);
            } else {
                out.writeNull();
            }
        }
    }

    private static final class PresentNumber extends StdSerializer<OptionalDouble> {
        private static final long serialVersionUID = 1L;

        PresentNumber() {
            super(OptionalDouble.class);
        }

        @Override
        public void serialize(OptionalDouble value, JsonGenerator out, SerializerProvider provider)
                throws IOException {
            write(value.orElse(Double.NaN), out);
        }
    }

    /// Of objects, only the records of this package have members; every other is what it calls
    /// itself.
    private static final class OwnRecords extends BeanSerializerModifier {
        private static final long serialVersionUID = 1L;

        @Override
        public JsonSerializer<?> modifySerializer(
                SerializationConfig config, BeanDescription type, JsonSerializer<?> serializer) {
            Class<?> raw = type.getBeanClass();
            boolean plain =
                    Number.class.isAssignableFrom(raw)
                            || raw.isPrimitive()
                            || raw == Boolean.class
                            || raw == Optional.class
                            || raw == OptionalDouble.class;
            boolean own = raw.isRecord() && raw.getPackage() == DocumentForms.class.getPackage();
            return plain || own ? serializer : ToStringSerializer.instance;
        }
    }
}
