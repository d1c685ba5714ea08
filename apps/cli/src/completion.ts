import type { Command } from 'commander';

/** A completion script for bash (zsh reads it after `bashcompinit`). */
export function completionScript(program: Command): string {
  const groups = program.commands.map((command) => {
    const verbs = command.commands.map((verb) => verb.name()).join(' ');
    return `    ${command.name()}) words="${verbs}" ;;`;
  });
  const names = program.commands.map((command) => command.name()).join(' ');
  return `_bujiao() {
  local words
  if [ "$COMP_CWORD" -le 1 ]; then words="${names}"; else
  case "\${COMP_WORDS[1]}" in
${groups.join('\n')}
  esac; fi
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -F _bujiao bujiao
`;
}
