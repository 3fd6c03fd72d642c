"""What stands in the sample documents: facts from public pages, in our own words."""

PTIT_HEADING = "HỌC VIỆN CÔNG NGHỆ BƯU CHÍNH VIỄN THÔNG"
PTIT_TITLE = "Danh sách đối tác của Học viện Công nghệ Bưu chính Viễn thông (số thứ tự 11 đến 25)"

PTIT_COLUMNS = ("TT", "Đối tác", "Nội dung hợp tác", "Thời hạn")

_ICT = "Hợp tác nghiên cứu, đào tạo về công nghệ thông tin và truyền thông\nHoạt động chính:"
_JOINT = "Hợp tác về chương trình liên kết đào tạo và trao đổi cán bộ, giảng viên, sinh viên"

PTIT_PARTNERS = (
    (
        "11",
        "Viện NICT (Nhật Bản)",
        f"{_ICT}\n- Trao đổi học thuật\n- Hỗ trợ đề tài, dự án nghiên cứu về công nghệ thông tin "
        "và viễn thông mà Học viện chủ trì hoặc cùng tham gia",
        "30/6/2021-30/6/2026",
    ),
    (
        "12",
        "Tập đoàn HCL (Ấn Độ)",
        f"{_ICT}\n- Tài trợ Phòng Lab 5G và cùng thực hiện dự án nghiên cứu\n"
        "- Tổ chức thuyết giảng, hội thảo\n- Mở chương trình đào tạo ngắn hạn cho sinh viên",
        "1/11/2021-1/11/2024",
    ),
    (
        "13",
        "Viện Công nghệ Kyushu (KyuTech-Nhật Bản)",
        f"{_ICT}\n- Trao đổi học thuật\n- Trao đổi giảng viên, sinh viên",
        "13/12/2021-12/12/2026",
    ),
    (
        "14",
        "Samsung Electronics Vietnam",
        "Hợp tác nghiên cứu, đào tạo về công nghệ thông tin\nHoạt động chính:\n"
        "* Xây dựng và giúp vận hành 01 phòng lab nghiên cứu công nghệ thông tin tại Học viện\n"
        "* Hỗ trợ chương trình ươm mầm tài năng, học bổng cho sinh viên\n"
        "* Hỗ trợ mở khóa đào tạo ứng dụng thuật toán\n"
        "* Hỗ trợ đề tài nghiên cứu\n"
        "* Hỗ trợ khởi nghiệp, đổi mới sáng tạo tại Học viện\n"
        "* Hỗ trợ truyền thông",
        "8/12/2022-8/12/2025",
    ),
    (
        "15",
        "Đại học Canberra (Australia)",
        "Hợp tác đào tạo ngành công nghệ thông tin",
        "27/10/2022-27/10-2027",
    ),
    (
        "16",
        "Công ty công nghệ TEMIX (Italia)",
        "- Hợp tác trao đổi công nghệ\n"
        "Làm cầu nối cho chương trình liên kết đào tạo và trao đổi cán bộ, giảng viên, sinh viên",
        "29/3/2022-đến khi hoàn thành các hoạt động hợp tác",
    ),
    ("17", "Đại học SIENA (Italia)", _JOINT, "2022-2029"),
    (
        "18",
        "Đại học LaTrobe (Australia)",
        "Hợp tác đào tạo cử nhân ngành Công nghệ thông tin",
        "13/7/2020-13/7/2025",
    ),
    ("19", "Đại học Palermo (Italia)", _JOINT, ""),
    (
        "20",
        "Đại học Bellevue (Hoa Kỳ)",
        "Hợp tác đào tạo cử nhân An toàn thông tin và thạc sỹ Khoa học máy tính",
        "1/6/2022-1/6/2027",
    ),
    (
        "21",
        "Tập đoàn Công nghiệp Viễn thông Quân đội (Viettel)",
        "Hợp tác toàn diện: khoa học công nghệ, chuyển đổi số, đào tạo, phát triển nguồn nhân lực",
        "2021 - 2026",
    ),
    (
        "22",
        "FPT telecom",
        "- Xây dựng học liệu chuyên ngành, tài trợ Phòng Lab nghiên cứu Viễn thông, cấp học bổng "
        "cho sinh viên, tuyển dụng và triển khai các chương\n"
        "- Cùng thực hiện đề tài nghiên cứu bằng nguồn lực chung; FPT Telecom bảo trợ nghiên cứu của "
        "Khoa Viễn thông qua hệ thống mô phỏng",
        "2021 - 2025",
    ),
    (
        "23",
        "Công ty Chứng khoán VNDIRECT",
        "Hợp tác nghiên cứu, đào tạo về Công nghệ Tài chính, rèn kỹ năng mềm cho sinh viên",
        "2021 - 2023",
    ),
    (
        "24",
        "Công ty Cổ phần Công nghệ mạng Lancs Việt Nam (LANCS).",
        "Hợp tác nghiên cứu, chế tạo sản phẩm điện tử, viễn thông mới (thiết bị công nghệ cao, "
        "thiết bị mạng thế hệ mới,…)",
        "2022 - 2025",
    ),
    (
        "25",
        "Công ty cổ phần bóng đèn phích nước Rạng Đông",
        "Hợp tác nghiên cứu, ứng dụng công nghệ số của công nghiệp 4.0 vào sản phẩm chiếu sáng mới: "
        "nhà thông minh, đường phố thông minh, nông nghiệp công nghệ cao và nông nghiệp chính xác",
        "2022 - 2025",
    ),
)

STAFF = (("Năm", "Số cán bộ"), (2004, 115), (2013, 232), (2023, 302), (2024, 328))

LABORATORIES = (
    ("Tên phòng thí nghiệm", "Đối tác", "Năm thành lập", "Nơi đặt"),
    ("Phòng thí nghiệm phối thuộc Toshiba-UET", "Tập đoàn Toshiba", 2007, "Trường Đại học Công nghệ"),
    (
        "Phòng thí nghiệm Công nghệ màn hình tiên tiến (Advanced Display Laboratory)",
        "Công ty LG Display Việt Nam Hải Phòng",
        2024,
        "Trường Đại học Công nghệ",
    ),
)

HAUI_NEWS = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Cooperation agreement</title>
<style>
  @page { size: A4; margin: 25mm 20mm; }
  body { font: 12pt/1.5 "Noto Serif", "DejaVu Serif", serif; }
  h1 { font-size: 16pt; }
</style>
</head>
<body>
<h1>Hanoi University of Industry and College of Industrial Techniques sign a cooperation
agreement</h1>
<p>On November 26, Hanoi University of Industry and the College of Industrial Techniques signed an
agreement to cooperate in training and in the development of science and technology.</p>
<p>Mr. Kiều Xuân Thực, Rector of Hanoi University of Industry, said at the ceremony that he looked
forward to close work in both fields, each side adding what it is strong in. Mr. Đào Đức Quảng,
Rector of the College of Industrial Techniques, congratulated his hosts on having become a
university and hoped that sharing experience in governance and in the professions would help both to
meet what the labour market asks for.</p>
<h2>What was agreed</h2>
<p>People. The two institutions will link their experts and develop programmes from undergraduate to
postgraduate level. They will train staff and lecturers together, supervise master's and doctoral
students together, and exchange staff, faculty, researchers and students.</p>
<p>Learning resources. They will write and publish textbooks, teaching materials and scientific
publications, build e-learning materials and lectures, and let each other use resources and
curricula.</p>
<p>Science and technology. They will draw up joint research plans, exchange academic information,
support each other's projects and hold conferences and seminars. Each will give room to the other's
authors in its scientific journal and pass on what it learns from international partners.</p>
<p>Facilities and quality. They will share facilities and technical equipment for teaching and
research, and information on benchmarking and standards in quality assurance.</p>
<p>Hanoi, Thursday, 27/11/2025</p>
</body>
</html>
"""
