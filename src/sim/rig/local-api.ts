import { sampleHousehold, samplePlayer, sampleWorld } from './sample.ts';
import type { HouseholdState } from '../state/household.ts';
import type { PlayerState } from '../state/player.ts';
import { done, fault, type World } from '../world.ts';
import type { Act, MuseContext } from '../local-api/namespace.ts';
import { createSession, type MuseSession } from '../local-api/session.ts';

export const OFFICE = 'RINCON_000E58A0000201400';

/** A session on one of two players whose actions are noted and not done, for tests. */
export interface Connected {
  readonly session: MuseSession;
  readonly world: World;
  readonly kitchen: PlayerState;
  readonly office: PlayerState;
  /** `room service action arguments`, in order. */
  readonly acted: string[];
  /** What was sent since `say` began, parsed. */
  readonly sent: unknown[];
  readonly say: (header: object, body?: object) => unknown[];
  readonly receive: (text: string) => void;
}

export function connected(
  options: {
    readonly faulting?: number;
    readonly household?: Partial<HouseholdState>;
    readonly kitchen?: Partial<PlayerState>;
  } = {},
): Connected {
  const kitchen = samplePlayer({ address: '192.0.2.21', ...options.kitchen });
  const office = samplePlayer({ id: OFFICE, address: '192.0.2.22', room: 'Office' });
  const world = sampleWorld(sampleHousehold([kitchen, office], options.household));
  const acted: string[] = [];
  const act: Act = ({ player, service, action, args }) => {
    if (action === 'GetPositionInfo') return done({ RelTime: '0:01:02' });
    acted.push(`${player.room} ${service} ${action} ${JSON.stringify(args)}`);
    if (options.faulting !== undefined) return fault(options.faulting);
    if (action === 'SetOutputFixed') player.rendering.outputFixed = args.DesiredFixed === '1';
    if (action === 'SetVolume') player.rendering.volume.Master = Number(args.DesiredVolume);
    return done();
  };
  const context: MuseContext = { world, player: kitchen, act, clips: [], sessions: new Map() };
  const sent: unknown[] = [];
  const session = createSession(context, (text) => sent.push(JSON.parse(text)));
  const receive = (text: string): void => {
    sent.push(JSON.parse(session.perform(text).reply));
    session.begin();
  };
  const say = (header: object, body: object = {}): unknown[] => {
    sent.length = 0;
    receive(JSON.stringify([header, body]));
    return sent;
  };
  return { session, world, kitchen, office, acted, sent, say, receive };
}
