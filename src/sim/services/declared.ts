import { kindOf } from '../player-kind.ts';
import type { PlayerState } from '../state/player.ts';
import type { Evented } from '../world.ts';

/** What the SCPD of the player's build declares as evented. */
const eventedNames = (player: PlayerState, service: string): ReadonlySet<string> => {
  const facts = kindOf(player).services.find(({ name }) => name === service);
  return new Set(facts?.stateVariables.filter(({ sendEvents }) => sendEvents).map(({ name }) => name));
};

/** True when events of the player's build tell the variable. */
export const declares = (player: PlayerState, service: string, variable: string): boolean =>
  eventedNames(player, service).has(variable);

/** Plain evented variables, without those that the SCPD of the player's build does not declare as evented. */
export function declaredVariables(
  player: PlayerState,
  service: string,
  variables: Readonly<Record<string, string>>,
): Evented {
  const known = eventedNames(player, service);
  return {
    kind: 'plain',
    variables: Object.fromEntries(Object.entries(variables).filter(([name]) => known.has(name))),
  };
}

/** Booleans as players write them. */
export const flag = (value: boolean): string => (value ? '1' : '0');

/** Booleans as SCPDs let them come (UDA 2.0 §2.5, table 2-1); checked before. */
export const isTrue = (text: string | undefined): boolean =>
  text !== undefined && ['1', 'true', 'yes'].includes(text.trim().toLowerCase());

export const onOff = (value: boolean): string => (value ? 'On' : 'Off');
