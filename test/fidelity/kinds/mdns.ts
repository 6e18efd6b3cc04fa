import { mdnsRecords } from '../../../src/sim/discovery/mdns-records.ts';
import { sampleHousehold, samplePlayer } from '../../../src/sim/rig/sample.ts';
import type { Comparison } from '../comparison.ts';
import { fieldWriter, type Fields } from '../fields/fields.ts';

interface Recorded {
  readonly [era: string]:
    | { readonly instance: string; readonly txt: Readonly<Record<string, string>> }
    | string;
}

/** Instance name and texts of `_sonos._tcp`, as the file has them of three eras. */
function recorded(text: string, era: string): Fields {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- written for this project; every field is compared
  const file = JSON.parse(text) as Recorded & { readonly srvPort: number };
  const told = file[era];
  if (typeof told !== 'object') throw new Error(`no ${era} in the recording`);
  return fieldsOf(told.instance, file.srvPort, Object.entries(told.txt));
}

function simulated(model: string, build: string): Fields {
  const player = samplePlayer({ model, build, address: '192.0.2.21', room: 'Kitchen' });
  const records = mdnsRecords(sampleHousehold([player]), player).filter(({ name }) =>
    name.endsWith('_sonos._tcp.local'),
  );
  const srv = records.find((record) => record.type === 'SRV');
  const txt = records.find((record) => record.type === 'TXT');
  const texts = Array.isArray(txt?.data) ? txt.data.map((line) => splitOnce(String(line))) : [];
  return fieldsOf(srv?.name.replace('._sonos._tcp.local', '') ?? '', srv?.data.port ?? 0, texts);
}

function fieldsOf(instance: string, port: number, texts: readonly (readonly [string, string])[]): Fields {
  const writer = fieldWriter();
  writer.add('(instance)', instance);
  writer.add('(port)', String(port));
  for (const [key, value] of texts) writer.add(key, value);
  return writer.fields;
}

const splitOnce = (line: string): readonly [string, string] => {
  const at = line.indexOf('=');
  return [line.slice(0, at), line.slice(at + 1)];
};

const texts = (era: string, model: string, build: string): Comparison => ({
  recording: 'rebuilt/mdns_sonos_txt.json',
  part: era,
  kind: 'mdns',
  model,
  build,
  taken: 'the file tells the era only',
  recorded: (text) => recorded(text, era),
  simulated: () => simulated(model, build),
});

export const MDNS: readonly Comparison[] = [
  texts('s1_57.23', 'S5', '57.23-74170'),
  texts('s2_2021_protovers_1.24.1', 'S13', '63.2-90210'),
  texts('s2_2026', 'S13', '97.1-80312'),
];
