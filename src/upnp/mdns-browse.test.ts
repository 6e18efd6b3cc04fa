import dnsPacket, { type Answer } from 'dns-packet';
import { afterEach, describe, expect, it } from 'vitest';
import { type IpAddress, knownAddress as ip } from '../base/address.ts';
import { nodeClock } from '../host/clock.ts';
import { nodeNet } from '../host/net.ts';
import { silentLog } from '../ports/log.ts';
import type { Datagram, DatagramSocket } from '../ports/net.ts';
import { type BrowseOptions, browse } from './mdns-browse.ts';

const ports = { net: nodeNet(), clock: nodeClock(), log: silentLog };
const open: DatagramSocket[] = [];
afterEach(() => Promise.all(open.splice(0).map((socket) => socket.close())));

const OWN = ip('127.32.5.1');
const GROUP = ip('224.0.0.251');
const SONOS = '_sonos._tcp.local';

/** A host with its own codec that answers the questions it has records for, from its own address and port 5353. */
async function host(address: IpAddress, records: readonly Answer[]) {
  const asked: string[] = [];
  const answer = ({ bytes, from }: Datagram): void => {
    const { questions: raw = [], id = 0, type } = dnsPacket.decode(Buffer.from(bytes));
    // dns-packet does not know the bit that asks for a unicast answer (RFC 6762 §5.4).
    const questions = raw.map((question) => ({ ...question, class: 'IN' as const }));
    if (type !== 'query' || from.host !== OWN) return;
    asked.push(...questions.map(({ name, type }) => `${type} ${name}`));
    const answers = records.filter(({ name, type }) =>
      questions.some((question) => question.name === name && question.type === type),
    );
    if (answers.length > 0)
      void direct.send(dnsPacket.encode({ type: 'response', id, questions, answers }), from);
  };
  const direct = await ports.net.datagrams({ host: address, port: 5353, reuse: true }, answer);
  const multicast = { group: GROUP, interface: OWN, ttl: 1 };
  const member = await ports.net.datagrams({ host: GROUP, port: 5353, reuse: true, multicast }, answer);
  open.push(direct, member);
  return asked;
}

const records = (room: string, address: string): Answer[] => {
  const name = `RINCON_${room}@${room}.${SONOS}`;
  return [
    { type: 'PTR', name: SONOS, ttl: 10, data: name },
    { type: 'SRV', name, ttl: 10, data: { port: 1443, target: `${room}.local` } },
    { type: 'TXT', name, ttl: 10, data: ['sslport=1443', 'wss=/websocket/api'] },
    { type: 'A', name: `${room}.local`, ttl: 10, data: address },
  ];
};

const look = (more: Partial<BrowseOptions> = {}) =>
  browse(ports, { interfaces: [OWN], listenMs: 300, repeats: 1, services: [SONOS], ...more });

const mine = (address: string) => (sighting: { readonly from: { readonly host: string } }) =>
  sighting.from.host === address;

describe('browsing', () => {
  it('finds an instance and asks once for what the first answer left out', async () => {
    const asked = await host(ip('127.32.5.2'), records('kitchen', '127.32.5.2'));
    const { sightings, failures } = await look();
    expect(sightings.filter(mine('127.32.5.2'))).toEqual([
      {
        from: { host: '127.32.5.2', port: 5353 },
        service: SONOS,
        name: `RINCON_kitchen@kitchen.${SONOS}`,
        instance: 'RINCON_kitchen@kitchen',
        target: 'kitchen.local',
        port: 1443,
        text: [
          ['sslport', '1443'],
          ['wss', '/websocket/api'],
        ],
        addresses: [],
        foreignAddress: false,
      },
    ]);
    expect(failures).toEqual([]);
    expect(asked).toEqual([
      `PTR ${SONOS}`,
      `SRV RINCON_kitchen@kitchen.${SONOS}`,
      `TXT RINCON_kitchen@kitchen.${SONOS}`,
    ]);
  });

  it.each([
    ['from an interface', [OWN]],
    ['where no interface is given', []],
  ])('asks a host directly %s', async (_, interfaces) => {
    const host6 = ip('127.32.5.6');
    const socket = await ports.net.datagrams({ host: host6, port: 5353, reuse: true }, ({ from }) => {
      const answers = records('study', host6);
      void socket.send(dnsPacket.encode({ type: 'response', answers }), from);
    });
    open.push(socket);
    const { sightings } = await look({ interfaces, addresses: [host6] });
    expect(
      sightings.filter(mine(host6)).map(({ addresses, foreignAddress }) => [addresses, foreignAddress]),
    ).toEqual([[[host6], false]]);
  });

  it('hears what is announced to the group', async () => {
    const address = ip('127.32.5.7');
    const multicast = { interface: OWN, ttl: 1, loopback: true };
    const socket = await ports.net.datagrams({ host: address, port: 0, multicast }, () => {});
    open.push(socket);
    const announce = async (): Promise<void> => {
      await ports.clock.sleep(60);
      const answers = records('bath', address);
      await socket.send(dnsPacket.encode({ type: 'response', answers }), { host: GROUP, port: 5353 });
    };
    const [{ sightings }] = await Promise.all([look({ announcements: true }), announce()]);
    expect(sightings.filter(mine(address)).map(({ name }) => name)).toEqual([`RINCON_bath@bath.${SONOS}`]);
  });

  it('says on which interface nothing could be asked', async () => {
    const { failures } = await look({ interfaces: [ip('192.0.2.99')], listenMs: 10 });
    expect(failures).toMatchObject([{ interface: '192.0.2.99' }]);
  });
});
