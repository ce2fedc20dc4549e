//! Languages of which only the words at the heart of an interview are known.

use super::language::{HeadKey, Lexicon, NONE};

/// Greek.
#[rustfmt::skip]
pub const GREEK: Lexicon = Lexicon {
    language: "el",
    hosts: &["δημοσιογράφος", "παρουσιαστής", "παρουσιάστρια", "συντονιστής", "συντονίστρια", "οικοδεσπότης", "συνεντευκτής"],
    questions: &["ερώτηση", "ερ"],
    guests: &["καλεσμένος", "καλεσμένη", "προσκεκλημένος", "προσκεκλημένη", "συνεντευξιαζόμενος"],
    answers: &["απάντηση", "απ"],
    pseudo: &["αφηγητής", "αφηγήτρια", "κοινό", "όλοι", "μουσική", "άγνωστος"],
    anyone: &["ομιλητής", "ομιλήτρια"],
    verbs: &["λέει", "είπε", "ρωτάει", "ρώτησε", "απαντά", "απάντησε"],
    keys: &[
        (HeadKey::Title, &["τίτλος"]),
        (HeadKey::Date, &["ημερομηνία"]),
        (HeadKey::Source, &["πηγή", "σύνδεσμος"]),
        (HeadKey::People, &["συμμετέχοντες", "πρόσωπα"]),
        (HeadKey::Author, &["συγγραφέας"]),
        (HeadKey::Place, &["τόπος", "τοποθεσία"]),
        (HeadKey::Tags, &["ετικέτες"]),
    ],
    fields: &["τίτλος", "ημερομηνία", "τόπος", "πηγή", "σημείωση", "μετάφραση", "θέμα"],
    footers: &["υπότιτλοι", "απομαγνητοφώνηση"],
    greetings: &["καλησπέρα", "καλημέρα", "γεια σας", "γεια"],
    stage: &["γέλια", "γελάει", "χειροκρότημα", "παύση"],
    ..NONE
};

/// Turkish.
#[rustfmt::skip]
pub const TURKISH: Lexicon = Lexicon {
    language: "tr",
    hosts: &["sunucu", "röportajcı", "muhabir", "gazeteci", "moderatör", "söyleşiyi yapan", "görüşmeci"],
    questions: &["soru"],
    guests: &["konuk", "misafir", "görüşülen kişi"],
    answers: &["cevap", "yanıt"],
    pseudo: &["anlatıcı", "seyirci", "izleyici", "herkes", "müzik", "reklam", "bilinmeyen"],
    anyone: &["konuşmacı", "katılımcı"],
    verbs: &["dedi", "diyor", "sordu", "soruyor", "cevapladı", "yanıtladı", "anlatıyor", "ekledi"],
    keys: &[
        (HeadKey::Title, &["başlık"]),
        (HeadKey::Date, &["tarih", "yayın tarihi"]),
        (HeadKey::Source, &["kaynak", "bağlantı"]),
        (HeadKey::People, &["kişiler", "katılımcılar"]),
        (HeadKey::Author, &["yazar"]),
        (HeadKey::Place, &["yer", "mekân"]),
        (HeadKey::Tags, &["etiketler"]),
    ],
    fields: &["başlık", "tarih", "yer", "kaynak", "yazar", "çeviri", "fotoğraf", "konu", "not", "örnek", "sonuç"],
    footers: &["altyazı", "çeviri yazı"],
    greetings: &["merhaba", "iyi günler", "iyi akşamlar", "günaydın", "hoş geldiniz"],
    stage: &["gülüyor", "güler", "gülüşmeler", "alkış", "sessizlik"],
    months: &["ocak", "şubat", "mart", "nisan", "mayıs", "haziran", "temmuz", "ağustos", "eylül", "ekim", "kasım", "aralık"],
    ..NONE
};

/// Arabic.
#[rustfmt::skip]
pub const ARABIC: Lexicon = Lexicon {
    language: "ar",
    hosts: &["المذيع", "المذيعة", "المحاور", "المحاورة", "مقدم البرنامج", "مقدمة البرنامج", "الصحفي", "الصحفية", "المقدم", "المقدمة", "مذيع", "محاور"],
    questions: &["سؤال", "السؤال", "س"],
    guests: &["الضيف", "الضيفة", "ضيف", "ضيفة", "الراوي"],
    answers: &["جواب", "الجواب", "إجابة", "ج"],
    pseudo: &["المعلق", "الجمهور", "الجميع", "موسيقى", "إعلان", "مجهول"],
    anyone: &["المتحدث", "المتحدثة", "متحدث"],
    verbs: &["قال", "قالت", "يقول", "تقول", "سأل", "سألت", "أجاب", "أجابت", "أضاف", "أضافت"],
    keys: &[
        (HeadKey::Title, &["العنوان", "عنوان"]),
        (HeadKey::Date, &["التاريخ", "تاريخ", "تاريخ النشر"]),
        (HeadKey::Source, &["المصدر", "مصدر", "الرابط"]),
        (HeadKey::People, &["المشاركون", "الأشخاص"]),
        (HeadKey::Author, &["الكاتب", "المؤلف"]),
        (HeadKey::Place, &["المكان", "مكان"]),
        (HeadKey::Tags, &["الوسوم"]),
    ],
    fields: &["العنوان", "التاريخ", "المكان", "المصدر", "ملاحظة", "ترجمة", "الموضوع"],
    footers: &["ترجمة", "نقحرة", "تفريغ"],
    greetings: &["مرحبا", "أهلا", "السلام عليكم"],
    stage: &["ضحك", "يضحك", "تضحك", "تصفيق", "صمت"],
    ..NONE
};

/// Persian.
#[rustfmt::skip]
pub const PERSIAN: Lexicon = Lexicon {
    language: "fa",
    hosts: &["مجری", "مصاحبه‌گر", "مصاحبه کننده", "مصاحبه‌کننده", "خبرنگار"],
    questions: &["پرسش", "سوال"],
    guests: &["مهمان", "میهمان", "مصاحبه‌شونده"],
    answers: &["پاسخ"],
    keys: &[(HeadKey::Date, &["تاریخ"]), (HeadKey::Source, &["منبع"]), (HeadKey::Place, &["مکان"])],
    ..NONE
};

/// Hebrew.
#[rustfmt::skip]
pub const HEBREW: Lexicon = Lexicon {
    language: "he",
    hosts: &["מראיין", "מראיינת", "המראיין", "המראיינת", "מנחה", "עיתונאי", "עיתונאית"],
    questions: &["שאלה", "ש"],
    guests: &["מרואיין", "מרואיינת", "המרואיין", "המרואיינת", "אורח", "אורחת"],
    answers: &["תשובה", "ת"],
    keys: &[(HeadKey::Title, &["כותרת"]), (HeadKey::Date, &["תאריך"]), (HeadKey::Source, &["מקור"]), (HeadKey::Place, &["מקום"])],
    ..NONE
};

/// Hindi.
#[rustfmt::skip]
pub const HINDI: Lexicon = Lexicon {
    language: "hi",
    hosts: &["साक्षात्कारकर्ता", "मेज़बान", "एंकर", "पत्रकार", "संचालक"],
    questions: &["प्रश्न", "सवाल"],
    guests: &["अतिथि", "मेहमान"],
    answers: &["उत्तर", "जवाब"],
    keys: &[(HeadKey::Title, &["शीर्षक"]), (HeadKey::Date, &["दिनांक", "तारीख"]), (HeadKey::Source, &["स्रोत"]), (HeadKey::Place, &["स्थान"])],
    ..NONE
};

/// Thai.
#[rustfmt::skip]
pub const THAI: Lexicon = Lexicon {
    language: "th",
    hosts: &["พิธีกร", "ผู้สัมภาษณ์", "ผู้ดำเนินรายการ", "นักข่าว", "ผู้สื่อข่าว"],
    questions: &["ถาม", "คำถาม"],
    guests: &["แขกรับเชิญ", "ผู้ให้สัมภาษณ์", "ผู้ถูกสัมภาษณ์", "แขก"],
    answers: &["ตอบ", "คำตอบ"],
    pseudo: &["ผู้บรรยาย", "ผู้ชม", "เพลง"],
    anyone: &["ผู้พูด"],
    keys: &[
        (HeadKey::Title, &["ชื่อเรื่อง"]), (HeadKey::Date, &["วันที่"]), (HeadKey::Source, &["ที่มา", "แหล่งที่มา"]),
        (HeadKey::Place, &["สถานที่"]), (HeadKey::Tags, &["แท็ก"]),
    ],
    fields: &["วันที่", "สถานที่", "ที่มา", "หมายเหตุ", "หัวข้อ", "แปล"],
    stage: &["หัวเราะ", "ปรบมือ"],
    months: &[
        "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน", "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม",
        "พฤศจิกายน", "ธันวาคม",
    ],
    ..NONE
};

/// Vietnamese.
#[rustfmt::skip]
pub const VIETNAMESE: Lexicon = Lexicon {
    language: "vi",
    hosts: &["người dẫn chương trình", "dẫn chương trình", "phóng viên", "người phỏng vấn", "pv", "nhà báo"],
    questions: &["hỏi", "câu hỏi"],
    guests: &["khách mời", "người được phỏng vấn"],
    answers: &["đáp", "trả lời"],
    pseudo: &["khán giả", "người kể chuyện", "mọi người", "nhạc", "quảng cáo"],
    anyone: &["người nói", "diễn giả"],
    verbs: &["nói", "hỏi", "trả lời", "kể"],
    keys: &[
        (HeadKey::Title, &["tiêu đề"]), (HeadKey::Date, &["ngày", "ngày đăng"]), (HeadKey::Source, &["nguồn"]),
        (HeadKey::Author, &["tác giả"]), (HeadKey::Place, &["địa điểm"]), (HeadKey::Tags, &["từ khóa"]),
    ],
    fields: &["ngày", "nguồn", "địa điểm", "ghi chú", "chủ đề", "dịch", "tác giả"],
    stage: &["cười", "vỗ tay"],
    ..NONE
};

/// Indonesian and Malay.
#[rustfmt::skip]
pub const INDONESIAN: Lexicon = Lexicon {
    language: "id",
    hosts: &["pewawancara", "pembawa acara", "wartawan", "penyiar"],
    questions: &["tanya", "pertanyaan"],
    guests: &["narasumber", "tamu", "responden"],
    answers: &["jawab", "jawaban"],
    anyone: &["pembicara"],
    keys: &[
        (HeadKey::Title, &["judul"]), (HeadKey::Date, &["tanggal"]), (HeadKey::Source, &["sumber"]),
        (HeadKey::Author, &["penulis"]), (HeadKey::Place, &["tempat", "lokasi"]),
    ],
    fields: &["judul", "tanggal", "sumber", "tempat", "catatan"],
    stage: &["tertawa", "tepuk tangan"],
    ..NONE
};
