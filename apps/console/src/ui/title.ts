import { useEffect } from 'react';

/** The tab's title: what the page is about, never anything of the person or the goods. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · 补交 Bujiao`;
  }, [title]);
}
