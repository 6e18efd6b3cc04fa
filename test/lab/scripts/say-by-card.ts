// Says a word to a group by a card, three times, the second and the third after the card was deleted and made anew, and prints what was heard.
import { execFileSync } from 'node:child_process';
import { knownAddress } from '../../../src/base/address.ts';
import { datagrams } from '../../../src/host/datagrams.ts';
import type { DatagramSocket } from '../../../src/ports/net.ts';

const OWN = knownAddress('10.77.9.1');
const GROUP = { host: knownAddress('239.255.255.250'), port: 1900 };
const ip = (...words: readonly string[]): unknown => execFileSync('ip', words);

function makeCard(): void {
  ip('link', 'add', 'name', 'card0', 'type', 'veth', 'peer', 'name', 'card1');
  ip('address', 'add', `${OWN}/24`, 'dev', 'card0');
  for (const end of ['card0', 'card1']) ip('link', 'set', end, 'up');
}

const heard: string[] = [];
const ear = (): Promise<DatagramSocket> =>
  datagrams(
    { ...GROUP, reuse: true, multicast: { group: GROUP.host, interface: OWN, ttl: 1 } },
    ({ bytes }) => heard.push(Buffer.from(bytes).toString()),
  );

makeCard();
const speaker = await datagrams(
  { host: knownAddress('0.0.0.0'), port: 0, multicast: { interface: OWN, ttl: 1 } },
  () => {},
);
for (const word of ['first', 'second', 'third']) {
  const listening = await ear();
  await speaker.send(word, GROUP, OWN);
  await new Promise((resolve) => setTimeout(resolve, 300));
  await listening.close();
  ip('link', 'delete', 'card0');
  makeCard();
}
await speaker.close();
process.stdout.write(JSON.stringify(heard));
