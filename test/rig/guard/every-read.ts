import { setTimeout } from 'node:timers/promises';
import { ENDPOINTS } from '../../../src/catalog/endpoints.ts';
import { LOCAL_API_COMMANDS } from '../../../src/catalog/local-api.ts';
import type { ActionFacts, ServiceFacts } from '../../../src/catalog/service-facts.ts';
import { servicesOfModel } from '../../../src/catalog/services.ts';
import { get, type RawAnswer, sendRaw, soap } from '../../../src/sim/rig/request.ts';
import { startSubscriber } from '../../../src/sim/rig/subscriber.ts';
import { type MuseClient, museClient, rest } from './muse-client.ts';

/** Something that was read, and everything that was told. */
export interface Told {
  readonly what: string;
  /** 200 where it was answered. */
  readonly status: number;
  readonly text: string;
}

export interface Subject {
  /** Where the door is. */
  readonly address: string;
  readonly model: string;
  readonly build: string;
  /** Whether it has a port 1443. */
  readonly localApi: boolean;
}

/** What actions are asked with: the first of each kind that a client would send. Others are asked with nothing. */
const GIVEN: Readonly<Record<string, readonly string[]>> = {
  InstanceID: ['0'],
  Channel: ['Master'],
  EQType: ['NightMode'],
  Index: ['3'],
  QueueID: ['0'],
  ConnectionID: ['0'],
  ObjectID: ['FV:2', 'SQ:', 'Q:0', 'AI:', 'S:', 'A:TRACKS', 'R:0/0'],
  BrowseFlag: ['BrowseDirectChildren'],
  Filter: ['*'],
  StartingIndex: ['0'],
  RequestedCount: ['100'],
  VariableName: ['Kept'],
  TimeStamp: ['2026-11-26 00:00:00'],
};

/** No faster than the guard lets anybody read. */
const pause = (): Promise<void> => setTimeout(20);

/** Everything that can be read through both doors of a player, permitted or not. */
export async function everyRead(subject: Subject): Promise<readonly Told[]> {
  const services = servicesOfModel(subject.model, subject.build);
  return [
    ...(await allCalls(subject, services)),
    ...(await allPages(subject, services)),
    ...(await allEvents(subject, services)),
    ...(subject.localApi ? await allOfLocalApi(subject) : []),
  ];
}

const told = (what: string, { status, head, body }: RawAnswer): Told => ({
  what,
  status,
  text: `${head}\n${body}`,
});

async function allCalls({ address }: Subject, services: readonly ServiceFacts[]): Promise<readonly Told[]> {
  const all: Told[] = [];
  for (const { name: service, serviceType, controlPath, actions } of services)
    for (const action of actions.filter(isRead))
      for (const inner of argumentsOf(action)) {
        await pause();
        const answer = await soap({ address, path: controlPath, serviceType, action: action.name, inner });
        all.push(told(`${service}.${action.name} ${inner}`, answer));
      }
  return all;
}

/** Those as well that only read as long as they name no place elsewhere. */
const isRead = ({ risk, withoutPlace }: ActionFacts): boolean => risk === 'read' || withoutPlace === 'read';

function argumentsOf(action: ActionFacts): readonly string[] {
  const names = action.arguments.filter(({ direction }) => direction === 'in').map(({ name }) => name);
  return names.reduce<readonly string[]>(
    (texts, name) =>
      texts.flatMap((text) => (GIVEN[name] ?? ['']).map((value) => `${text}<${name}>${value}</${name}>`)),
    [''],
  );
}

async function allPages({ address }: Subject, services: readonly ServiceFacts[]): Promise<readonly Told[]> {
  const pages = ENDPOINTS.filter(
    ({ pattern, port, methods, getEffect }) =>
      !pattern && port === 1400 && methods.includes('GET') && getEffect === 'none',
  ).map(({ path }) => path);
  const all: Told[] = [];
  for (const path of new Set([...pages, ...services.map(({ name }) => `/xml/${name}1.xml`)])) {
    await pause();
    all.push(told(path, await get(address, path)));
  }
  return all;
}

/** What the first messages tell. */
async function allEvents({ address }: Subject, services: readonly ServiceFacts[]): Promise<readonly Told[]> {
  const subscriber = await startSubscriber('127.0.0.1');
  const all: Told[] = [];
  for (const { name, eventPath } of services) {
    await pause();
    const lines = [
      `SUBSCRIBE ${eventPath} HTTP/1.1`,
      `HOST: ${address}:1400`,
      `CALLBACK: <http://127.0.0.1:${subscriber.port}/${name}>`,
      'NT: upnp:event',
      'TIMEOUT: Second-300',
    ];
    const before = subscriber.heard.length;
    const answer = await sendRaw({ address, text: `${lines.join('\r\n')}\r\nCONNECTION: close\r\n\r\n` });
    if (answer.status === 200) await subscriber.until(before + 1);
    all.push(told(`event.${name}`, answer));
  }
  all.push(
    ...subscriber.heard.map(({ head, body }) => ({ what: 'event', status: 200, text: `${head}${body}` })),
  );
  await subscriber.close();
  return all;
}

const QUESTIONS = LOCAL_API_COMMANDS.filter(({ risk }) => risk === 'read');

/** What questions of the local API are asked with; others with nothing. */
const BODIES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'groups.getGroups': { includeDeviceInfo: true },
  'playlists.getPlaylist': { playlistId: '0' },
};

/** Over the WebSocket, and then over REST. */
async function allOfLocalApi({ address }: Subject): Promise<readonly Told[]> {
  const client = await museClient({ to: address, from: '127.0.0.1' });
  const groups = await client.ask({ namespace: 'groups:1', command: 'getGroups', householdId: 'local' });
  const groupId = groupIdIn(groups);
  const overSocket = await allCommands(client, groupId);
  await client.close();
  return [...overSocket, ...(await allResources(address, groupId))];
}

async function allCommands(client: MuseClient, groupId: string): Promise<readonly Told[]> {
  const objects = { householdId: 'local', playerId: 'local', groupId };
  const all: Told[] = [];
  for (const { namespace, command } of QUESTIONS) {
    await pause();
    const body = BODIES[`${namespace}.${command}`] ?? {};
    const reply = await client.ask({ namespace: `${namespace}:1`, command, ...objects }, body);
    const status = reply[0]['success'] === true ? 200 : 400;
    all.push({ what: `local-api.${namespace}.${command}`, status, text: JSON.stringify(reply) });
  }
  all.push({ what: 'local-api messages', status: 200, text: JSON.stringify(client.heard) });
  return all;
}

const OBJECTS = {
  household: 'households',
  group: 'groups',
  player: 'players',
  session: 'playbackSessions',
} as const;

async function allResources(address: string, groupId: string): Promise<readonly Told[]> {
  const all: Told[] = [await resource(address, '/players/local/info')];
  for (const { namespace, command, scope, rest: route } of QUESTIONS) {
    if (!route) continue;
    const id = scope === 'group' ? groupId : 'local';
    const body = route.method === 'GET' ? undefined : BODIES[`${namespace}.${command}`];
    all.push(await resource(address, `/${OBJECTS[scope]}/${id}${route.path}`, body));
  }
  return all;
}

async function resource(address: string, path: string, asked?: object): Promise<Told> {
  await pause();
  const { status = 0, body } = await rest(
    { to: address, from: '127.0.0.1' },
    {
      path: `/api/v1${path}`,
      ...(asked ? { method: 'POST', body: JSON.stringify(asked) } : {}),
    },
  );
  return { what: `local-api.rest ${path}`, status, text: JSON.stringify(body) };
}

const groupIdIn = (groups: unknown): string =>
  /"id":"(RINCON_[^"]*:\d+)"/.exec(JSON.stringify(groups))?.[1] ?? 'local';
