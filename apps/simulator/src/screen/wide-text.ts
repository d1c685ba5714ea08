/** Characters that take two columns of a terminal: CJK, kana, Hangul, full-width forms, emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
/** Control sequences; they take no column. */
const COLOURS = /\u001b\[[0-9;]*m/g;

/** Columns that `text` takes on a terminal. */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const char of text.replace(COLOURS, '')) columns += WIDE.test(char) ? 2 : 1;
  return columns;
}

/** Fills up with spaces, or cuts with `…`, to exactly `columns`. Text with colours is not cut. */
export function fit(text: string, columns: number): string {
  const taken = columnsOf(text);
  if (taken <= columns) return text + ' '.repeat(columns - taken);
  let cut = '';
  for (const char of text) {
    if (columnsOf(cut + char) > columns - 1) break;
    cut += char;
  }
  return fit(`${cut}…`, columns);
}

export const fitRight = (text: string, columns: number): string =>
  ' '.repeat(Math.max(0, columns - columnsOf(text))) + text;
