const COLOURS = [36, 32, 33, 35, 34, 96, 92, 93, 95, 94];

/** Writes the lines of several sources to one stream, each prefixed with the name of its source. */
export class Log {
  private readonly colours = new Map<string, number>();

  /** @param width of the widest name; @param coloured whether the output is a terminal */
  constructor(
    private readonly write: (text: string) => void,
    private readonly width: number,
    private readonly coloured: boolean,
  ) {}

  of(source: string): (line: string) => void {
    const colour = COLOURS[this.colours.size % COLOURS.length] ?? 0;
    this.colours.set(source, colour);
    const name = source.padEnd(this.width);
    const prefix = this.coloured ? `\u001b[${colour}m${name} |\u001b[0m` : `${name} |`;
    return (line) => this.write(`${prefix} ${line}\n`);
  }
}
