/** Texts that PostgreSQL can store and a terminal can show. */
export const PLAIN_TEXT = /^[^\p{Cc}\p{Cs}]*$/u;
