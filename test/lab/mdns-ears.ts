import { type DiscoveryLab, PLAYERS } from './discovery-lab.ts';
import { type LabHost, scriptPath } from './lab.ts';
import type { Heard, HeardRecord, MdnsInput } from './scripts/mdns.ts';

export const SONOS = '_sonos._tcp.local';
export const FOR_SPEAKERS = [{ name: SONOS, type: 'PTR' }] as const;
export const ALL_ROOMS = ['Kitchen', 'Living Room', 'Office'] as const;
export const KITCHEN = 'RINCON_000E58A0370101400';

/** Speaks and listens from a host; gives what others than itself said. */
export async function mdnsFrom(
  host: LabHost,
  input: Omit<MdnsInput, 'from' | 'timeoutMs'> & Partial<Pick<MdnsInput, 'from' | 'timeoutMs'>>,
): Promise<readonly Heard[]> {
  const from = input.from ?? host.addresses[0] ?? '';
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the script prints
  const heard = (await host.script('mdns.ts', { timeoutMs: 3000, ...input, from })) as readonly Heard[];
  return heard.filter((datagram) => datagram.from !== from);
}

/** Asks until every player was heard of. */
export const askAtHome = (
  lab: DiscoveryLab,
  more: Pick<MdnsInput, 'unicast' | 'plain'> = {},
): Promise<readonly Heard[]> =>
  mdnsFrom(lab.hosts.phone, {
    ...more,
    questions: FOR_SPEAKERS,
    until: PLAYERS,
    everyMs: 1500,
    timeoutMs: 30_000,
  });

/** The own address of a host on the link of a card, when it may be used. */
export async function onLink(host: LabHost, card = 'eth0'): Promise<string> {
  const show = ['-6', '-j', 'address', 'show', 'dev', card, 'scope', 'link', '-tentative'];
  for (let left = 100; left > 0; left -= 1) {
    const { stdout } = await host.run('ip', show);
    const [address] = [...stdout.matchAll(/"local":"(fe80[^"]*)"/g)].map(([, local]) => local);
    if (address !== undefined) return address;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${host.name} has no address of the link of ${card}`);
}

/** The same as `mdnsFrom` over IPv6. */
export const mdnsOverIpv6 = async (
  host: LabHost,
  input: Parameters<typeof mdnsFrom>[1],
): Promise<readonly Heard[]> => mdnsFrom(host, { from: await onLink(host), ...input, card: 'eth0' });

/** An ear that stays until it hears the router say `END` on its segment: then it is known to have heard all before. */
export interface Ear {
  readonly heard: () => Promise<readonly Heard[]>;
}

const END = 'end-of-listening.local';

/** `router` is the address of the router there. */
export const openEar = (router: LabHost, address: string, host: LabHost): Promise<Ear> =>
  earOf(router, { from: address }, { host, at: { from: host.addresses[0] ?? '' } });

/** The same over IPv6; `card` is the router's there. */
export const openEarOverIpv6 = async (router: LabHost, card: string, host: LabHost): Promise<Ear> =>
  earOf(
    router,
    { from: await onLink(router, card), card },
    { host, at: { from: await onLink(host), card: 'eth0' } },
  );

type At = Pick<MdnsInput, 'from' | 'card'>;

async function earOf(
  router: LabHost,
  routerAt: At,
  { host, at }: { readonly host: LabHost; readonly at: At },
): Promise<Ear> {
  const input: MdnsInput = { ...at, until: [END], timeoutMs: 90_000 };
  const listening = await host.start(process.execPath, [scriptPath('mdns.ts'), JSON.stringify(input)], {
    ready: 'listening',
  });
  const end: MdnsInput = {
    ...routerAt,
    questions: [{ name: END, type: 'A' }],
    everyMs: 300,
    timeoutMs: 700,
  };
  return {
    heard: async () => {
      await router.script('mdns.ts', end);
      await listening.waitFor(']\n');
      const [, line = '[]'] = listening.output().split('listening\n');
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the script prints
      const all = JSON.parse(line) as readonly Heard[];
      return all.filter(({ questions }) => !questions.includes(`A ${END}`));
    },
  };
}

export const recordsIn = (heard: readonly Heard[], type?: string): readonly HeardRecord[] =>
  heard
    .filter(({ kind }) => kind === 'response')
    .flatMap(({ records }) => records)
    .filter((record) => type === undefined || record.type === type);

/** Rooms by the names of instances of the players' own service. */
export const roomsIn = (heard: readonly Heard[]): readonly string[] => {
  const pointers = recordsIn(heard, 'PTR').filter(({ name }) => name.toLowerCase() === SONOS);
  const targets = pointers.map(({ data }) => String(data));
  return [
    ...new Set(targets.map((name) => /@(.*)\._sonos\._tcp\.local$/.exec(name)?.[1] ?? name)),
  ].toSorted();
};
