import type { LeakKind } from '../evidence/status-pages.ts';
import type { Report, ReportDevice, ReportFinding, ReportGroup, ReportItem } from './model.ts';

/**
 * A report that can be given to strangers. Personal values and names of rooms are replaced by numbered marks, the
 * same value by the same mark; addresses are too, wherever they stand. Ids of households and players and the lines of
 * answers are left out. Models and builds stay: without them a report says nothing.
 */
export function redactReport(report: Report): Report {
  const marks = createMarks();
  const names = new Map(
    report.groups.flatMap(({ devices }) => devices.map(({ id, name }) => [id, marks('name', name)] as const)),
  );
  const redacted: Report = {
    ...report,
    redacted: true,
    groups: report.groups.map((group) => redactGroup(group, { marks, names })),
  };
  return mapTexts(redacted, (text) => withoutAddresses(text, marks));
}

const IPV4 = /\b(?:\d{1,3}\.){3}\d{1,3}\b/g;
const MAC = /\b(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}\b/gi;

const withoutAddresses = (text: string, marks: Marks): string =>
  text
    .replace(IPV4, (address) => marks('address', address))
    .replace(MAC, (address) => marks('mac-address', address));

/** The same value with every text in it changed. */
function mapTexts<T>(value: T, change: (text: string) => string): T {
  // oxlint-disable typescript/no-unsafe-type-assertion -- each branch gives back what it was given, texts apart
  if (typeof value === 'string') return change(value) as T;
  if (Array.isArray(value)) return value.map((member: unknown) => mapTexts(member, change)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, mapTexts(member, change)]),
  ) as T;
  // oxlint-enable typescript/no-unsafe-type-assertion
}

/** Gives each value of a kind a number, in the order of first sight. */
type Marks = (kind: LeakKind | 'name' | 'household' | 'address', value: string) => string;

function createMarks(): Marks {
  const seen = new Map<string, Map<string, string>>();
  return (kind, value) => {
    const ofKind = seen.get(kind) ?? new Map<string, string>();
    seen.set(kind, ofKind);
    const mark = ofKind.get(value) ?? `[${kind.replace('-', ' ')} ${ofKind.size + 1}]`;
    ofKind.set(value, mark);
    return mark;
  };
}

interface Redaction {
  readonly marks: Marks;
  readonly names: ReadonlyMap<string, string>;
}

const redactGroup = (group: ReportGroup, redaction: Redaction): ReportGroup => ({
  ...group,
  name: group.kind === 'household' ? redaction.marks('household', group.name) : group.name,
  devices: group.devices.map((device) => redactDevice(device, redaction)),
  findings: group.findings.map((finding) => redactFinding(finding, redaction)),
});

function redactDevice(device: ReportDevice, redaction: Redaction): ReportDevice {
  const { playerId: _player, householdId: _household, ...rest } = device;
  return {
    ...rest,
    name: nameOf(device, redaction),
    results: device.results.map((result) => ({
      ...result,
      items: result.items.map((item) => redactItem(item, redaction)),
    })),
  };
}

const redactFinding = (finding: ReportFinding, redaction: Redaction): ReportFinding => ({
  ...finding,
  devices: finding.devices.map((device) => ({
    ...device,
    name: nameOf(device, redaction),
    items: device.items.map((item) => redactItem(item, redaction)),
    excerpts: device.excerpts.map((excerpt) => ({
      ...excerpt,
      request: excerpt.request.replace(/\?\S*/, '?…'),
      lines: [],
    })),
  })),
});

const nameOf = ({ id, name }: { readonly id: string; readonly name: string }, { marks, names }: Redaction) =>
  names.get(id) ?? marks('name', name);

const redactItem = (item: ReportItem, { marks }: Redaction): ReportItem =>
  item.personal === undefined ? item : { ...item, value: marks(item.personal, item.value) };
