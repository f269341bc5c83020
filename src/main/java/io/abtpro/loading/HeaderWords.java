package io.abtpro.loading;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// The role of a column by its header word, in many languages: names that more than one vendor
/// writes. What only one writes stands in its own file, see [Vendor#columnWords].
final class HeaderWords {
    private static final Map<String, Role> WORDS = new HashMap<>();

    static {
        put(
                Role.TIME,
                "time timestamp date datetime day unix epoch gmttime localtime utctime utc opentime"
                    + " start starttime begin begins beginsat t ts dt unixtimestamp timestampms"
                    + " timestampus timestampns unixtime epochtime timestamputc dateutc datetimeutc"
                    + " timeutc dategmt tradedate tradingdate tradingday candletime candlebegintime"
                    + " barstart startdate periodstart data datum fecha dateheure jour giorno dzien"
                    + " czas hora ora uhrzeit zeit zeitstempel heure tempo дата время datahora"
                    + " datetimeet datetimeest timeperiodstart candleopentime windowstart date/time"
                    + " kerzestart tarih tanggal ngay pvm paivamaara 日期 时间 交易日期 日付 日時 날짜 일자 시간 hour"
                    + " minute stunde godzina tsevent tsrecv 거래일 交易时间 取引日 fechahora timestampdate");
        put(Role.END_TIME, "endtime barend timeend periodend timeperiodend");
        put(Role.CLOSE_TIME, "closetime end");
        put(
                Role.OPEN,
                "open o op first opening openingprice bidopen openingbid abertura abert otwarcie"
                    + " eroffnung eroffn eroffnungskurs erster apertura ouverture ouv откр открытие"
                    + " openprice цена_открытия otw begin_price openbid opentrade acilis acılıs"
                    + " oppning oppnaskurs otevreno pembukaan 开盘 开盘价 始値 시가");
        put(
                Role.HIGH,
                "high h hi max highestprice dayhigh bidhigh maximum maxima maximo maxi najwyzszy"
                    + " najwyzszykurs hoch tageshoch hochst hochstkurs plushaut haut massimo макс"
                    + " максимум highprice alta alto najw highbid pluhaut yuksek hoog hogst"
                    + " nejvyssi tertinggi cao 最高 最高价 高値 고가");
        put(
                Role.LOW,
                "low l lo min lowestprice daylow bidlow minimum minima minimo mini najnizszy"
                    + " najnizszykurs tief tagestief tiefst tiefstkurs plusbas bas minimo мин"
                    + " минимум lowprice baixa bajo najn lowbid dusuk laag lagst nejnizsi terendah"
                    + " thap 最低 最低价 安値 저가");
        put(
                Role.CLOSE,
                "close c cl last latest closing closingprice bidclose closeprice ultimo fechamento"
                    + " zamkniecie schluss schlusskurs zuletzt cierre chiusura dernier cloture закр"
                    + " закрытие ostatnio letzter kurs zam settle settlement lastprice closebid"
                    + " kapanis kapanıs simdi slot slotkoers stangning zaver terakhir lancuoi 收盘"
                    + " 收盘价 終値 종가");
        put(
                Role.ADJUSTED_CLOSE,
                "adjclose adjustedclose adjustclose closeadj closeadjusted adjclosingprice"
                        + " bereinigt adjc");
        put(
                Role.VOLUME,
                "volume vol v wolumen wol volumen volumes обьем объем объём volum quantite stucke"
                    + " volumenes basevolume realvolume volumebase volbase volumetraded totalvolume"
                    + " sharestraded tradedshares noofshares numberofshares sharevolume shares"
                    + " totaltradedquantity totaltradequantity tradedquantity tradedqty"
                    + " totaltradedqty tottrdqty ttltrdqnty qtytraded quantitytraded tradevolume"
                    + " tradingvolume dayvolume unitstraded contracts contractstraded"
                    + " numberofcontracts noofcontracts stuecke stueck anzahl hacim volym objem 成交量"
                    + " 出来高 売買高 거래량 成交股数 成交数量 总手 quantidade quantidadenegociada cantidad quantita"
                    + " titulos titulosnegociados titresechanges nombredetitres antal maara kolvo"
                    + " количество tradedvolume volumetraded lots lotstraded gehandeltestuecke"
                    + " gehandeltestucke handelsvolumen");
        put(
                Role.TICK_VOLUME,
                "tickvolume ticks negocios trades numberoftrades nooftrades tradecount");
        put(Role.PRICE, "price p px rate цена prix precio preco prezzo preis cena tradeprice");
        put(Role.AMOUNT, "amount qty quantity size q sz lastsize");
        put(Role.BID, "bid bidprice bidpx");
        put(Role.ASK, "ask askprice askpx offer");
        put(
                Role.TICKER,
                "ticker symbol sym pair instrument код тикер instid product productid stock code");
    }

    private HeaderWords() {}

    private static void put(Role role, String words) {
        for (String word : words.split(" ", 0)) {
            WORDS.putIfAbsent(normalised(word), role);
        }
    }

    private static final int LONGEST = 200;

    /// A turnover in pieces is a volume, as German and Swiss files have it beside one in money.
    private static final Pattern PIECES =
            Pattern.compile(
                    "(?i)\\((stk\\.?|stueck|stuecke|stück|stücke|shares|pcs|pieces|nombre|azioni)\\)");

    /// True where `header` is a known word as it stands; quick, and false for some that [#role]
    /// knows.
    static boolean isPlainWord(String header) {
        return header.length() < 20 && WORDS.containsKey(header.toLowerCase(Locale.ROOT));
    }

    static Role role(String header) {
        if (header.length() > LONGEST) {
            return Role.OTHER;
        }
        String word = normalised(header);
        Role role = WORDS.getOrDefault(word, Role.OTHER);
        if (role != Role.OTHER) {
            return role;
        }
        if (PIECES.matcher(header).find() && word.matches("umsatz|turnover|handelsumsatz|volume")) {
            return Role.VOLUME;
        }
        if (word.startsWith("volume")
                && !word.contains("quote")
                && !word.contains("usd")
                && !word.contains("avg")
                && !word.contains("ma")
                && word.length() < 13) {
            return Role.VOLUME;
        }
        return byLastToken(header);
    }

    /// Headers with the instrument in front, such as "AAPL.Open" or "btcusd_close".
    private static Role byLastToken(String header) {
        String[] tokens = header.strip().split("[._ :/|]+", 0);
        if (tokens.length < 2) {
            return Role.OTHER;
        }
        String last = normalised(tokens[tokens.length - 1]);
        Role role = last.length() < 3 ? Role.OTHER : WORDS.getOrDefault(last, Role.OTHER);
        if (normalised(header).matches("(un|non|not)adj.*") && role == Role.CLOSE) {
            return Role.OTHER;
        }
        if (normalised(header).contains("adj") && role == Role.CLOSE) {
            return Role.ADJUSTED_CLOSE;
        }
        boolean price =
                role == Role.OPEN || role == Role.HIGH || role == Role.LOW || role == Role.CLOSE;
        return price
                                && !header.contains("%")
                                && !tokens[0].matches(
                                        "(?i)ha|heikin|bid|ask|prev|previous|52w.*|day")
                        || role == Role.VOLUME
                                && !tokens[0].matches("(?i)quote|avg|average|taker.*|.*usd.*")
                ? role
                : Role.OTHER;
    }

    /// What stands before the last token of a name such as "AAPL.Open"; empty where it is one
    /// token.
    static String beforeLastToken(String header) {
        String name = header.strip();
        int last = name.length();
        while (last > 0 && "._ :/|".indexOf(name.charAt(last - 1)) < 0) {
            last--;
        }
        return name.substring(0, Math.max(0, last - 1));
    }

    /// True for a column that is adjusted for dividends and splits.
    static boolean isAdjusted(String header) {
        return normalised(header).startsWith("adj");
    }

    /// True for a column of changes in percent, such as "High %".
    static boolean isPercent(String header) {
        return header.indexOf('%') >= 0;
    }

    /// True for a column of money traded, which is no volume.
    static boolean isTurnover(String header) {
        return !PIECES.matcher(header).find()
                && normalised(header)
                        .matches(
                                ".*(turnover|tradedvalue|valuetraded|quotevolume|"
                                        + "quoteassetvolume|umsatz).*|成交额|売買代金|거래대금");
    }

    /// Lower case without accents, marks, brackets, numbering ("1. open") and blanks.
    static String normalised(String header) {
        String shortened = header.length() > LONGEST ? header.substring(0, LONGEST) : header;
        String plain =
                shortened
                        .replace('（', '(')
                        .replace('）', ')')
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .replace('ł', 'l')
                        .replace("ß", "ss");
        plain = Normalizer.normalize(plain, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        plain = plain.replaceFirst("^(adj )?close (close price )?adjusted .*", "$1close");
        plain = plain.replaceFirst("^\\d+[a-z]?\\.\\s*", "").replaceAll("\\(.*?\\)", "");
        return plain.replaceAll("[<>\\[\\]\"'*#%$€£._\\-\\s/]", "")
                .replace("ё", "е")
                .replace("й", "и");
    }
}
