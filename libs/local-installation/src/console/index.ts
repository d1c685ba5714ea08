export { PAGES, serveConsole, type ConsoleOptions } from './serve-console.js';
