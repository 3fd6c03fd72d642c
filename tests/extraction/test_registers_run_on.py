"""Registers whose rows run on in a line, and cards exported from a program."""

from caunoi.domain.documents import Document
from caunoi.extraction import extract

RUN_ON = """Phụ lục 2. Danh mục thỏa thuận hợp tác của Trường Đại học Hồng Lam với đối tác
STT Tên cơ quan, tổ chức Số/ngày Thời hạn Nội dung Đơn vị đầu mối
1 Đại học Kumo (Nhật Bản) 12/TT-HL ngày 4/5/2016 2016-2021 Trao đổi sinh viên Phòng HTQT 2 Đại học Saki (Hàn Quốc) 05/6/2017 2017-2022 Trao đổi cán bộ Phòng HTQT
3 Công ty Sông Lam 31/HĐ ngày 22/8/2018 2018-2023 Thực tập của sinh viên Khoa CNTT
4 Tập đoàn Thái Sơn 9/9/2020 2020-2025 Học bổng Phòng CTSV 5 Trường Cao đẳng Bến Hải 15/3/2019 2019-2023 Liên kết đào tạo Khoa Luật
6 Viện Nghiên cứu Hoa Lư 2/4/2019 2019-2022 Nghiên cứu chung Phòng KHCN
"""  # noqa: E501

CARDS = """TRƯỜNG ĐẠI HỌC HỒNG LAM
HỆ THỐNG QUẢN LÝ ĐỐI TÁC (bản xuất từ phần mềm, 02/04/2019)

#0007  Trạng thái: ĐANG HIỆU LỰC
  Tên tiếng Việt : Đại học Kumo
  Tên tiếng Anh  : Kumo University
  Quốc gia       : JP
  Loại           : Trường ĐH
  Văn bản        : (1) MOU - ký 08-JAN-2015 - hết hạn 08-JAN-2020
  Lĩnh vực       : trao đổi sinh viên
--------
#0012  Trạng thái: ĐANG HIỆU LỰC
  Tên tiếng Việt : (trống)
  Tên tiếng Anh  : Otaru Polytechnic
  Quốc gia       : NZ
  Loại           : CĐ
  Văn bản        : (1) MOA - ký 13-JUN-2018 - hết hạn 13-JUN-2023
  Lĩnh vực       : liên kết đào tạo
--------
"""


def read(text):
    return extract(Document("register.txt", text))


def signed_of(text):
    return {one.parties[0]: str(one.signed) for one in read(text).agreements}


def test_rows_that_begin_in_the_middle_of_a_line_are_rows():
    names = {partner.name for partner in read(RUN_ON).partners}

    assert {"Đại học Saki", "Trường Cao đẳng Bến Hải"} <= names
    assert len(names) == 6


def test_a_column_of_number_and_day_gives_the_day_of_signing():
    signed = signed_of(RUN_ON)

    assert signed["Đại học Kumo"] == "2016-05-04"
    assert signed["Đại học Saki"] == "2017-06-05"
    assert signed["Trường Cao đẳng Bến Hải"] == "2019-03-15"


def test_cards_with_padded_labels_give_each_its_papers_and_days():
    assert signed_of(CARDS) == {"Đại học Kumo": "2015-01-08", "Otaru Polytechnic": "2018-06-13"}


def test_a_blank_name_leaves_the_other_language():
    partners = {partner.name: partner.country for partner in read(CARDS).partners}

    assert partners == {"Đại học Kumo": "JP", "Otaru Polytechnic": "NZ"}
