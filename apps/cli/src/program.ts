import { Command } from 'commander';
import { BACKUP_VERBS, backupVerb } from './commands/backup.js';
import { complexityVerb } from './commands/complexity.js';
import { CONSUMER_VERBS } from './commands/consumers.js';
import { DEAD_LETTER_VERBS } from './commands/dead-letters.js';
import { EVENT_VERBS } from './commands/events.js';
import { EVIDENCE_VERBS } from './commands/evidence.js';
import { findVerb } from './commands/find.js';
import { GOODS_VERBS } from './commands/goods.js';
import { historyVerb } from './commands/history.js';
import { JOB_VERBS } from './commands/jobs.js';
import { lagVerb } from './commands/lag.js';
import { logVerb } from './commands/log.js';
import { offersVerb } from './commands/offers.js';
import { POLICY_VERBS } from './commands/policy.js';
import { PROJECTION_VERBS } from './commands/projections.js';
import { REDELIVER_VERBS } from './commands/redeliver.js';
import { restoreVerb } from './commands/restore.js';
import { REPLAY_VERBS } from './commands/replay.js';
import { topicsVerb } from './commands/topics.js';
import { TEMPLATE_VERBS } from './commands/templates.js';
import { timersVerb } from './commands/timers.js';
import { completionScript } from './completion.js';
import type { Surroundings } from './context.js';
import { doctorVerb } from './doctor/doctor.js';
import { EXIT, Failure } from './exit-codes.js';
import { runbooks } from './runbooks/runbooks.js';
import { addVerb, withGlobalOptions, type Ending, type Verb } from './verb.js';

const GROUPS: readonly (readonly [name: string, summary: string, verbs: readonly Verb[]])[] = [
  ['events', 'Recorded events: find them, follow them', EVENT_VERBS],
  [
    'replay',
    'Show the past again to a reader, or rebuild a projection; reaches nobody outside',
    REPLAY_VERBS,
  ],
  ['redeliver', 'Have events handled that a group never handled, with their effects', REDELIVER_VERBS],
  ['jobs', 'What runs on the server on your behalf', JOB_VERBS],
  ['projections', 'Read models: rebuild, verify', PROJECTION_VERBS],
  ['dead-letters', 'Events that could not be handled', DEAD_LETTER_VERBS],
  ['consumers', 'Consumer groups: pause, resume, move', CONSUMER_VERBS],
  ['policy', 'Rules of resubmissions: their versions, and what they say of an order', POLICY_VERBS],
  ['templates', 'Recharge templates: what goods ask for about the account', TEMPLATE_VERBS],
  ['goods', 'Prices of goods, and what may go out in their place', GOODS_VERBS],
  ['evidence', 'What buyers uploaded: list it, check that it is there and unchanged', EVIDENCE_VERBS],
  ['timers', 'What happens later', [timersVerb]],
  ['backups', 'Copies of the database of an installation on one machine', BACKUP_VERBS],
  ['topics', 'Topics of the broker', [topicsVerb]],
];

const AFTER = `
Examples:
  $ bujiao doctor                                what is healthy, and what to type where it is not
  $ bujiao history SO20261123000017              everything that happened to an order
  $ bujiao projections rebuild after-sales-progress --because "a column was added"
  $ bujiao dead-letters why                      failures, one line a reason
  $ bujiao help stuck-order                      a runbook: goal, commands, done when

Exit codes: 0 fine · 1 unhealthy, failed or not found · 2 usage · 3 refused, or needs --yes · 4 unreachable`;

/** The whole command line. @param ending gets the exit code of the verb that ran */
export function buildProgram(surroundings: Surroundings, ending: Ending): Command {
  const program = withGlobalOptions(new Command('bujiao'))
    .description('Ops for Bujiao: see what happens, replay what happened, mend what failed.')
    .helpCommand(false)
    .showHelpAfterError('(see: bujiao help)')
    .configureOutput({
      writeOut: (text) => surroundings.out.write(text),
      writeErr: (text) => surroundings.err.write(text),
    })
    .exitOverride()
    .addHelpText('after', AFTER);
  for (const verb of [
    doctorVerb,
    historyVerb,
    offersVerb,
    findVerb,
    complexityVerb,
    lagVerb,
    logVerb,
    backupVerb,
    restoreVerb,
  ])
    addVerb(program, verb, surroundings, ending);
  for (const [name, summary, verbs] of GROUPS) {
    const group = withGlobalOptions(program.command(name).description(summary)).helpCommand(false);
    for (const verb of verbs) addVerb(group, verb, surroundings, ending);
  }
  addHelp(program, surroundings);
  program
    .command('completion')
    .description('A completion script for bash: eval "$(bujiao completion)"')
    .action(() => void surroundings.out.write(completionScript(program)));
  return program;
}

function addHelp(program: Command, { out }: Surroundings): void {
  program
    .command('help [topic...]')
    .description('Help on a command, or a runbook')
    .action((topic: readonly string[]) => {
      const [first] = topic;
      if (first === undefined) {
        program.outputHelp();
        out.write(`\nRunbooks (bujiao help <name>):\n${runbookList()}`);
        return;
      }
      const runbook = runbooks().find(({ name }) => name === first);
      if (runbook) return void out.write(runbook.text);
      const command = commandAt(program, topic);
      if (!command)
        throw new Failure(
          EXIT.failed,
          `There is no command and no runbook ${topic.join(' ')}.`,
          'bujiao help',
        );
      command.outputHelp();
    });
}

const runbookList = (): string =>
  runbooks()
    .map(({ name, title }) => `  ${name.padEnd(22)}  ${title}\n`)
    .join('');

const commandAt = (program: Command, path: readonly string[]): Command | undefined =>
  path.reduce<Command | undefined>(
    (at, name) => at?.commands.find((command) => command.name() === name),
    program,
  );
