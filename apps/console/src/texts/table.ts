// Texts of every table. `zh` is the type of `en`: a missing key fails the type check.
const zh = {
  columns: '列',
  chooseColumns: '选要看的列',
  sortBy: (column: string) => `按${column}排序`,
  up: '升序',
  down: '降序',
  copyOrder: '复制订单号',
  rows: (n: string, more: boolean) => (more ? `已读 ${n} 行，往下还有` : `共 ${n} 行`),
};

export type TableTexts = typeof zh;

const en: TableTexts = {
  columns: 'Columns',
  chooseColumns: 'Choose the columns',
  sortBy: (column) => `Sort by ${column.toLowerCase()}`,
  up: 'ascending',
  down: 'descending',
  copyOrder: 'Copy the order number',
  rows: (n, more) => (more ? `${n} rows read, more below` : `${n} rows`),
};

export const TABLE = { zh, en };
