/** Enough of an account for its owner to recognise it, too little for anybody else: `138****5678`, `a****`. */
export function maskAccount(account: string): string {
  const letters = [...account];
  const shown = letters.length >= 8 ? 3 : 1;
  const tail = letters.length >= 8 ? letters.slice(-4).join('') : '';
  return `${letters.slice(0, shown).join('')}****${tail}`;
}
