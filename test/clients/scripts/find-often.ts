// Searches again and again with a client library, unmodified, and prints what each search found as JSON.
import { SonosDeviceDiscovery } from '@svrooij/sonos';
import sonos from 'sonos';

interface FindInput {
  readonly library: 'sonos' | 'svrooij';
  readonly times: number;
}

const MS = 1500;

interface Device {
  readonly host: string;
}

/** Both libraries fail where nobody answers. */
const FIND: Readonly<Record<FindInput['library'], () => Promise<readonly Device[]>>> = {
  sonos: () => new sonos.AsyncDeviceDiscovery().discoverMultiple({ timeout: MS }),
  svrooij: () => new SonosDeviceDiscovery().Search(MS / 1000),
};

const { library, times }: FindInput = JSON.parse(process.argv[2] ?? '{}');
const found: string[][] = [];
for (let time = 0; time < times; time += 1) {
  const devices = await FIND[library]().catch((cause: unknown) => {
    if (cause instanceof Error && /no .*(?:found|players|devices)/i.test(cause.message)) return [];
    throw cause;
  });
  found.push(devices.map(({ host }) => host).toSorted());
}
await new Promise<void>((resolve) => process.stdout.write(JSON.stringify(found), () => resolve()));
process.exit(0);
