import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Report } from '../../src/audit/report/model.ts';
import { labCapability } from './capability.ts';
import type { Lab, LabHost } from './lab.ts';
import { INSTALLED, SOFTWARE, softwareMissing, startSoftware, type Software } from './software.ts';
import { auditFrom, reasonsAt, verdictsAt } from './tonewall.ts';
import { invoke, searchFrom } from './upnp-device.ts';

/** Checks that concern any UPnP device, and what they must come to (seen in a lab with Debian 12's packages). */
const VERDICTS: Readonly<Record<Software, Readonly<Record<string, string>>>> = {
  gmediarender: {
    'open-control-surface': 'fail',
    'missing-host-check': 'fail',
    'event-callback-to-third-party': 'fail',
    'cleartext-control': 'fail',
  },
  rygel: {
    'open-control-surface': 'fail',
    'missing-host-check': 'fail',
    'event-callback-to-third-party': 'fail',
    'cleartext-control': 'fail',
  },
  minidlna: {
    'open-control-surface': 'fail',
    'missing-host-check': 'pass',
    'event-callback-to-third-party': 'pass',
    'cleartext-control': 'fail',
  },
  miniupnpd: {
    'open-control-surface': 'fail',
    'missing-host-check': 'pass',
    'event-callback-to-third-party': 'pass',
    'cleartext-control': 'fail',
  },
};

const NAMES: readonly Software[] = ['gmediarender', 'rygel', 'minidlna', 'miniupnpd'];

let lab: Lab<Software | 'client' | 'phone'>;
let report: Report;
let before: string;

beforeAll(async () => {
  if (labCapability() !== undefined || INSTALLED.length === 0) return;
  lab = await startSoftware();
  before = await gatewayState(lab.hosts.client);
  report = await auditFrom(lab.hosts.client, ['--save', join(lab.folder, 'bundle')]);
});

afterAll(() => lab?.close());

beforeEach((context) => {
  const none = INSTALLED.length === 0 ? 'no UPnP software is installed' : undefined;
  const reason = labCapability() ?? none;
  if (reason !== undefined) context.skip(reason);
});

/** What an audit that changed something would change: the renderer's volume and state, the gateway's mappings. */
async function gatewayState(client: LabHost): Promise<string> {
  const devices = await searchFrom(client, {
    from: client.addresses[0] ?? '',
    searchTarget: 'upnp:rootdevice',
    expect: INSTALLED.map((name) => SOFTWARE[name].address),
    timeoutMs: 15_000,
  });
  const ask = async (name: Software, path: string, service: string, action: string, args: string) => {
    const device = devices.get(SOFTWARE[name].address);
    if (device === undefined) return `${name} is not here`;
    const serviceType = `urn:schemas-upnp-org:service:${service}:1`;
    const { status, body } = await invoke({ client, device, path, serviceType, action, args });
    return `${name} ${action} ${status} ${/<(CurrentVolume|CurrentTransportState|errorCode)>[^<]*/.exec(body)?.[0]}`;
  };
  const instance = '<InstanceID>0</InstanceID>';
  const answers = [
    await ask(
      'gmediarender',
      '/upnp/control/rendercontrol1',
      'RenderingControl',
      'GetVolume',
      `${instance}<Channel>Master</Channel>`,
    ),
    await ask('gmediarender', '/upnp/control/rendertransport1', 'AVTransport', 'GetTransportInfo', instance),
    await ask(
      'miniupnpd',
      '/ctl/IPConn',
      'WANIPConnection',
      'GetGenericPortMappingEntry',
      '<NewPortMappingIndex>0</NewPortMappingIndex>',
    ),
  ];
  return answers.join('\n');
}

describe.each(NAMES)('tonewall audit judges %s', (name) => {
  beforeEach((context) => {
    const reason = softwareMissing(name);
    if (reason !== undefined) context.skip(reason);
  });

  test('by the checks that concern any device; the others are about Sonos players', () => {
    const { address } = SOFTWARE[name];
    const others = report.checks.map(({ id }) => id).filter((id) => !(id in VERDICTS[name]));
    expect(verdictsAt(report, address)).toEqual({
      ...VERDICTS[name],
      ...Object.fromEntries(others.map((id) => [id, 'not-applicable'])),
    });
    expect(reasonsAt(report, address, 'reboot-by-link')).toEqual([
      'This check is about Sonos players; the device is another one.',
    ]);
  });
});

test('the audit found all of them by its own search', () => {
  const found = report.groups.flatMap((group) => group.devices);
  const addresses = INSTALLED.map((name) => SOFTWARE[name].address);
  expect(new Map(found.map(({ address, foundBy }) => [address, foundBy]))).toEqual(
    new Map(addresses.map((address) => [address, ['ssdp']])),
  );
  expect(found).toHaveLength(addresses.length);
});

test('from a machine with one address the event check stays open, and says so', async () => {
  const single = await auditFrom(lab.hosts.phone);
  const verdicts = INSTALLED.map((name) => {
    const { address } = SOFTWARE[name];
    return verdictsAt(single, address)['event-callback-to-third-party'];
  });
  expect(verdicts).toEqual(INSTALLED.map(() => 'inconclusive'));
});

test('the audit changed nothing', async () => {
  expect(await gatewayState(lab.hosts.client)).toBe(before);
});

test('the saved bundle is judged alike where there is no network', async () => {
  expect(readdirSync(join(lab.folder, 'bundle'))).not.toEqual([]);
  const again = await auditFrom(lab.hosts.phone, ['--from', join(lab.folder, 'bundle')]);
  expect(again).toEqual(report);
});
