import { type IpAddress, knownAddress as ip } from '../../src/base/address.ts';
import { asPlayerId } from '../../src/base/ids.ts';
import type { EventAnswer } from '../../src/guard/events/answer.ts';
import type { EndReason, EventHub, EventHubOptions } from '../../src/guard/events/event-hub.ts';
import type { EventedPlayer } from '../../src/guard/events/evented-player.ts';
import { createEventHub } from '../../src/guard/events/hub.ts';
import type { EventService } from '../../src/guard/events/event-service.ts';
import type { Principal } from '../../src/guard/identity/principal.ts';
import { serviceMapOf } from '../../src/guard/request/service-map.ts';
import { nodeClock } from '../../src/host/clock.ts';
import { nodeNet } from '../../src/host/net.ts';
import { nodeRandom } from '../../src/host/random.ts';
import { type Log, silentLog } from '../../src/ports/log.ts';
import type { HouseholdDefinition } from '../../src/sim/definition/schema.ts';
import type { HouseholdOptions, RunningHousehold } from '../../src/sim/household.ts';
import type { TrafficEntry } from '../../src/sim/recorder/recorder.ts';
import { caller } from '../../src/sim/rig/call.ts';
import { startRig } from '../../src/sim/rig/house.ts';
import { createSteeredClock } from '../../src/sim/rig/steered-clock.ts';
import { type Heard, startSubscriber, type TestSubscriber } from '../../src/sim/rig/subscriber.ts';
import { createHttpClient } from '../../src/upnp/http-client.ts';
import { parseSubscribe } from '../../src/wire/gena/subscribe.ts';
import { head } from './gena.ts';

export const TOPOLOGY = '/ZoneGroupTopology/Event';
export const RENDERING = '/MediaRenderer/RenderingControl/Event';

export const ALICE: Principal = {
  kind: 'device',
  id: 'alice',
  name: "Alice's phone",
  role: 'owner',
  groups: [],
  binding: 'address',
};

export const BOB: Principal = { ...ALICE, id: 'bob', name: "Bob's phone", role: 'guest' };

const MODEL = { number: 'S13', build: '86.10-80260' };
const services = serviceMapOf(MODEL.number, MODEL.build);

/** What the guard understands by an event URL of the player here. */
export function eventServiceAt(path: string): EventService {
  const at = services.byEventPath(path);
  if (!at) throw new Error(`no event URL: ${path}`);
  const { name, subscribable } = at.service;
  return { name, subscribable, eventPath: at.path };
}

const closing: (() => Promise<void>)[] = [];

/** For `afterEach`. */
export async function closeAll(): Promise<void> {
  for (const close of closing.splice(0).toReversed()) await close();
}

/** Closed by `closeAll`, the latest first. */
export const closeLater = (close: () => Promise<void>): number => closing.push(close);

export interface HubHouse {
  readonly house: RunningHousehold;
  readonly hub: EventHub;
  readonly player: EventedPlayer;
  readonly log: readonly string[];
  /** Service, principal and reason of subscriptions that ended unasked. */
  readonly ended: readonly (readonly [service: string, principal: string, why: EndReason])[];
  /** Calls an action at the player itself. */
  readonly call: ReturnType<typeof caller>;
  /** Time passes for whatever waits for a minute or longer. */
  readonly pass: (seconds: number) => void;
  /** What the player was asked about events: method, target, status. */
  readonly asked: () => readonly (readonly [method: string, target: string, status: number | undefined])[];
  readonly asker: (name: string, who?: Principal) => Asker;
}

export interface Asker {
  readonly address: IpAddress;
  listen(status?: string, port?: number): Promise<TestSubscriber>;
  /** Asks with these headers and writes the answer. */
  ask(path: string, ...headers: readonly (readonly [string, string])[]): Promise<EventAnswer>;
  /** A new subscription; the SID, or the status of the refusal. */
  subscribe(path: string, port: number): Promise<string>;
  /** Its SUBSCRIBE for a SID: the status. */
  renew(path: string, sid: string): Promise<number>;
  unsubscribe(path: string, sid: string): number;
}

interface Wanted {
  readonly definition?: Partial<HouseholdDefinition>;
  readonly rig?: Partial<HouseholdOptions>;
  readonly hub?: Partial<EventHubOptions>;
}

/** Real sockets; the player, the guard and the clients have addresses of the same /24. */
export async function startHub(
  subnet: string,
  { definition, rig, hub: more }: Wanted = {},
): Promise<HubHouse> {
  const at = (last: number): IpAddress => ip(`${subnet}.${last}`);
  const house = await startRig(
    {
      name: subnet,
      firstAddress: at(11),
      rooms: [
        { name: 'Kitchen', players: [{ model: MODEL.number, build: MODEL.build, mac: '00:0E:58:A0:00:01' }] },
      ],
      ...definition,
    },
    { doors: { ssdp: false, mdns: false, tls: false, login: false }, ...rig },
  );
  closing.push(() => house.stop());
  const [log, ended]: [string[], (readonly [string, string, EndReason])[]] = [[], []];
  const warn: Log['warn'] = (message, facts = {}) => void log.push(`${message}: ${facts['reason']}`);
  const { clock, pass } = mixedClock();
  const net = nodeNet();
  const ports = { net, clock, random: nodeRandom(), log: { ...silentLog, warn } };
  const hub = await createEventHub(
    { ...ports, client: createHttpClient({ net, clock }) },
    {
      listenOn: at(1),
      isGuarded: (address) => address === at(11) || address === at(111),
      onEnd: ({ service, principal }, why) => ended.push([service, principal.id, why]),
      ...more,
    },
  );
  closing.push(() => hub.close());
  const id = asPlayerId('RINCON_000E58A0000101400')!;
  const player = { id, endpoint: { host: at(11), port: 1400 }, guardAddress: at(111) };
  let clients = 200;
  const addresses = new Map<string, IpAddress>();
  const addressOf = (name: string): IpAddress => {
    const address = addresses.get(name) ?? at(clients++);
    addresses.set(name, address);
    return address;
  };
  return {
    house,
    hub,
    player,
    log,
    ended,
    call: caller(player.endpoint.host),
    pass: (seconds) => pass(seconds * 1000),
    asked: () => house.recorder.entries({ door: 'tcp' }).filter(isEventing).map(brief),
    asker: (name, who = ALICE) => askerAt({ hub, player, address: addressOf(name), who }),
  };
}

const isEventing = ({ method }: TrafficEntry): boolean => method.endsWith('SUBSCRIBE');
const brief = ({ method, target, status }: TrafficEntry) => [method, target, status] as const;

/** Real for what takes less than a minute, steered beyond. */
function mixedClock() {
  const [real, steered] = [nodeClock(), createSteeredClock()];
  const after: typeof real.after = (ms, callback, options) =>
    ms < 60_000 ? real.after(ms, callback, options) : steered.after(ms, callback);
  return { clock: { ...real, after }, pass: (ms: number) => steered.advance(ms) };
}

interface AskerParts {
  readonly hub: EventHub;
  readonly player: EventedPlayer;
  readonly address: IpAddress;
  readonly who: Principal;
}

function askerAt({ hub, player, address, who: principal }: AskerParts): Asker {
  const asker = (path: string) => ({
    player,
    service: eventServiceAt(path),
    principal,
    subscriber: address,
  });
  const ask: Asker['ask'] = async (path, ...headers) => {
    const request = parseSubscribe(head('SUBSCRIBE', ...headers));
    if (!request.ok) throw new Error(`not a SUBSCRIBE: ${request.error.detail}`);
    const answer = await hub.subscribe({ ...asker(path), request: request.value });
    if (answer.kind === 'granted' && request.value.kind === 'new') hub.answered(answer.sid);
    return answer;
  };
  return {
    address,
    ask,
    listen: async (status, port) => {
      const listener = await startSubscriber(address, status, port);
      closing.push(() => listener.close());
      return listener;
    },
    subscribe: async (path, port) => {
      const answer = await ask(path, ['CALLBACK', `<http://${address}:${port}/x>`], ['NT', 'upnp:event']);
      return answer.kind === 'granted' ? answer.sid : String(answer.status);
    },
    renew: async (path, sid) => (await ask(path, ['SID', sid])).status,
    unsubscribe: (path, sid) => hub.unsubscribe({ ...asker(path), sid }).status,
  };
}

const valueOf = ({ head: text }: Heard, name: string): string =>
  new RegExp(`^${name}: (.*)$`, 'm').exec(text.replaceAll('\r', ''))?.[1] ?? '';

/** SEQ of each message. */
export const seqs = (heard: readonly Heard[]): readonly number[] =>
  heard.map((message) => Number(valueOf(message, 'SEQ')));

export const sidOf = (message: Heard): string => valueOf(message, 'SID');

/** `Volume Master 27` and the like, of the LastChange in each message. */
export const lastChanges = ({ body }: Heard): readonly string[] =>
  [...body.matchAll(/&lt;(\w+)(?: channel="(\w+)")? val="([^"]*)"\/&gt;/g)].map(([, name, channel, value]) =>
    [name, channel, value].filter((part) => part !== undefined).join(' '),
  );
