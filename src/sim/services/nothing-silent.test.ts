import { describe, expect, it } from 'vitest';
import type { ActionFacts, ServiceFacts, StateVariableFacts } from '../../catalog/service-facts.ts';
import { SERVICES } from '../../catalog/services.ts';
import { sampleHousehold, samplePlayer, sampleWorld } from '../rig/sample.ts';
import type { ActionOutcome } from '../world.ts';
import { SERVICE_MODELS } from './registry.ts';

/** What an argument is made of when its name does not say more: the first value that the SCPD allows. */
function valueOf({ allowedValues: [first] = [], dataType, range }: StateVariableFacts): string {
  if (first !== undefined) return first;
  if (dataType === 'string') return 'x';
  return String(range?.minimum ?? 1);
}

const TRACK = 'x-file-cifs://nas.local/Music/a.mp3';

/** Arguments with which players do something. */
const NAMED: Readonly<Record<string, string>> = {
  InstanceID: '0',
  CoordinatorID: 'RINCON_B01400',
  MemberID: 'RINCON_B01400',
  CurrentURI: 'x-rincon-queue:RINCON_A01400#0',
  EnqueuedURI: TRACK,
  NextURI: TRACK,
  EnqueuedURIs: TRACK,
  ProgramURI: TRACK,
  NewSleepTimerDuration: '00:10:00',
  Duration: '00:30:00',
  StartLocalTime: '07:00:00',
  Recurrence: 'DAILY',
  PlayMode: 'NORMAL',
  RoomUUID: 'RINCON_A01400',
  QueueID: '0',
  UpdateID: '1',
  NewCoordinator: 'RINCON_B01400',
  ChannelMapSet: 'RINCON_A01400:LF,LF;RINCON_B01400:RF,RF',
  EQType: 'NightMode',
  UpdateURL: 'http://192.0.2.1/update',
};

function argumentsOf({ stateVariables }: ServiceFacts, action: ActionFacts): Record<string, string> {
  const given = action.arguments.filter(({ direction }) => direction === 'in');
  const variable = (name: string) => stateVariables.find((candidate) => candidate.name === name);
  return Object.fromEntries(
    given.map(({ name, relatedStateVariable }) => {
      const facts = variable(relatedStateVariable);
      return [name, NAMED[name] ?? (facts ? valueOf(facts) : '')];
    }),
  );
}

const queued = (title: string) => ({
  id: title,
  parentId: 'Q:0',
  title,
  upnpClass: 'object.item.audioItem.musicTrack',
  uri: TRACK,
  protocolInfo: 'x-file-cifs:*:audio/mpeg:*',
});

interface Effect {
  readonly outcome: ActionOutcome;
  readonly effects: number;
}

/** Runs an action at a player that plays its queue, and counts what the world was told of it. */
function effectOf(service: ServiceFacts, action: ActionFacts): Effect | undefined {
  const run = SERVICE_MODELS.find((model) => model.service === service.name)?.actions[action.name];
  const player = samplePlayer({
    id: 'RINCON_A01400',
    model: 'S16',
    lineIn: { name: 'Line-In', icon: '', leftLevel: 1, rightLevel: 1, connected: true },
    tv: { connected: true, format: '0' },
    queue: { updateId: 1, tracks: [queued('a'), queued('b')] },
  });
  Object.assign(player.transport, { uri: 'x-rincon-queue:RINCON_A01400#0', track: 1 });
  let effects = 0;
  const count = (): void => {
    effects += 1;
  };
  const household = sampleHousehold([player, samplePlayer({ id: 'RINCON_B01400' })]);
  const world = {
    ...sampleWorld(household),
    changed: count,
    reboot: count,
    media: { start: count, stop: () => {} },
  };
  return run && { outcome: run({ world, player, args: argumentsOf(service, action) }), effects };
}

/** Answered with 200 and without an effect here, each with why that is no silence. */
const EXPLAINED: Readonly<Record<string, string>> = {
  'SystemProperties.GetWebCode': 'answers with what it was asked for',
  'ZoneGroupTopology.CheckForUpdate': 'answers with what it was asked for',
  'RenderingControl.RestoreVolumePriorToRamp': 'no ramp runs here',
  'AVTransport.NotifyDeletedURI': 'the queue has no such track here',
  'GroupRenderingControl.SnapshotGroupVolume': 'kept for the next SetGroupVolume, and told by no event',
};

const isAcknowledged = (service: string, action: string): boolean =>
  SERVICE_MODELS.some((model) => model.service === service && action in (model.acknowledged ?? {}));

describe.each(SERVICES.map((service) => [service.name, service] as const))('%s', (name, service) => {
  const writing = service.actions.filter(
    ({ risk, name: action }) => risk !== 'read' && !isAcknowledged(name, action),
  );

  it('answers 200 to no action that does nothing', () => {
    const silent = writing
      .filter((action) => {
        const effect = effectOf(service, action);
        return effect?.outcome.kind === 'done' && effect.effects === 0;
      })
      .map((action) => `${name}.${action.name}`);
    expect(silent).toEqual(Object.keys(EXPLAINED).filter((key) => key.startsWith(`${name}.`)));
  });
});

it('is asked of actions that mostly do something', () => {
  const effects = SERVICES.flatMap((service) => service.actions.map((action) => effectOf(service, action)));
  const effective = effects.filter((effect) => effect?.outcome.kind === 'done' && effect.effects > 0);
  expect(effective.length).toBeGreaterThan(60);
});
