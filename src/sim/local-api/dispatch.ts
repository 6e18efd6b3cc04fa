import { textOf, type JsonObject } from './json.ts';
import type { MuseMessage } from './message.ts';
import type { MuseContext, MuseNamespace } from './namespace.ts';
import { hasCapability } from './capabilities.ts';
import { failed, type MuseOutcome } from './outcome.ts';
import { NAMESPACES } from './registry.ts';
import { findTarget } from './target.ts';

/** The parts of a namespace by the name in a header, `groups:1`; the version may be missing. */
export function namespacesNamed(name: string | undefined): readonly MuseNamespace[] {
  const [base, version = '1'] = (name ?? '').split(':');
  return version === '1' ? NAMESPACES.filter((namespace) => namespace.name === base) : [];
}

/** Runs one command. What is not modelled is refused by name: nothing succeeds silently. */
export function dispatch(context: MuseContext, { header, body }: MuseMessage): MuseOutcome {
  const command = textOf(header, 'command');
  const name = textOf(header, 'namespace');
  // Unsure: the code for `[{}, {}]`; only that it fails and names the household is known (sonos-websocket).
  if (command === undefined || name === undefined) return failed('ERROR_INVALID_SYNTAX', 'No command');
  const parts = namespacesNamed(name);
  if (parts.length === 0) return failed('ERROR_UNSUPPORTED_NAMESPACE', `Namespace ${name} is not supported`);
  const part = parts.find((candidate) => Object.hasOwn(candidate.commands, command));
  if (!part) return failed('ERROR_UNSUPPORTED_COMMAND', `Command ${command} is not supported`);
  return runCommand({ context, part, command, header, body });
}

/** Runs a command of a known part for the object that the header names. */
export function runCommand(options: {
  readonly context: MuseContext;
  readonly part: MuseNamespace;
  readonly command: string;
  readonly header: JsonObject;
  readonly body: JsonObject;
}): MuseOutcome {
  const { context, part, command, header, body } = options;
  const place = { household: context.world.household, player: context.player, sessions: context.sessions };
  const found = findTarget(part.scope, header, place);
  if (!found.ok) return found.outcome;
  const lacking = lackOf(context, part);
  if (lacking) return lacking;
  const { group, session } = found;
  const call = { ...context, body };
  if (part.scope === 'group') return unknownUnless(group && part.commands[command]?.run({ ...call, group }));
  if (part.scope !== 'session') return unknownUnless(part.commands[command]?.run(call));
  return unknownUnless(session && part.commands[command]?.run({ ...call, session }));
}

/** A part that takes what the player does not have. */
export const lackOf = ({ player }: MuseContext, { capability }: MuseNamespace): MuseOutcome | undefined =>
  capability === undefined || hasCapability(player, capability)
    ? undefined
    : failed('ERROR_NOT_CAPABLE', `The player has no ${capability}`);

const unknownUnless = (outcome: MuseOutcome | undefined): MuseOutcome =>
  outcome ?? failed('ERROR_UNSUPPORTED_COMMAND', 'Command is not supported');
