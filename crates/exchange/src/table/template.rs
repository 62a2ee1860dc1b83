//! The empty templates that providers fill: header, an example row, and what each column means.

use std::io::{self, Write};

use rust_xlsxwriter::{Format, FormatAlign, Workbook, XlsxError};

use super::columns::{Column, OFFERS, ORGANISATIONS};

/// The template of offers as CSV: UTF-8 with a mark, so that spreadsheets read it right.
pub fn offers_csv(out: &mut dyn Write) -> io::Result<()> {
    csv(OFFERS, out)
}

/// The template of organisations and places as CSV.
pub fn organisations_csv(out: &mut dyn Write) -> io::Result<()> {
    csv(ORGANISATIONS, out)
}

fn csv(columns: &[Column], out: &mut dyn Write) -> io::Result<()> {
    out.write_all("\u{feff}".as_bytes())?;
    let mut csv = ::csv::WriterBuilder::new().delimiter(b';').from_writer(out);
    csv.write_record(columns.iter().map(|c| c.name))?;
    csv.write_record(columns.iter().map(|c| super::escaped(c.example).into_owned()))?;
    csv.flush()
}

/// The template of offers as XLSX, with a second sheet that explains the columns.
pub fn offers_xlsx() -> Result<Vec<u8>, XlsxError> {
    xlsx("Angebote", OFFERS)
}

/// The template of organisations and places as XLSX.
pub fn organisations_xlsx() -> Result<Vec<u8>, XlsxError> {
    xlsx("Einrichtungen", ORGANISATIONS)
}

fn xlsx(name: &str, columns: &[Column]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let bold = Format::new().set_bold();
    let wrap = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    // Text cells keep leading zeros and dates as they are typed.
    let text = Format::new().set_num_format("@");
    let sheet = book.add_worksheet().set_name(name)?;
    sheet.set_freeze_panes(1, 1)?;
    for (at, column) in (0_u16..).zip(columns) {
        sheet.set_column_width(at, 18)?;
        sheet.set_column_format(at, &text)?;
        sheet.write_string_with_format(0, at, column.name, &bold)?;
        if !column.example.is_empty() {
            sheet.write_string_with_format(
                1,
                at,
                super::escaped(column.example).as_ref(),
                &text,
            )?;
        }
    }
    let help = book.add_worksheet().set_name("Erläuterung")?;
    help.set_column_width(0, 22)?.set_column_width(1, 90)?.set_column_width(2, 34)?;
    for (at, heading) in (0_u16..).zip(["Spalte", "Bedeutung", "Beispiel"]) {
        help.write_string_with_format(0, at, heading, &bold)?;
    }
    for (row, column) in (1_u32..).zip(columns) {
        help.write_string(row, 0, column.name)?;
        help.write_string_with_format(row, 1, column.help, &wrap)?;
        help.write_string(row, 2, super::escaped(column.example).as_ref())?;
    }
    book.save_to_buffer()
}
