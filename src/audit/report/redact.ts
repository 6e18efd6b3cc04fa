import type { LeakKind } from '../evidence/status-pages.ts';
import type { Report, ReportDevice, ReportFinding, ReportGroup, ReportItem } from './model.ts';

/**
 * A report that can be given to strangers. Personal values and names of rooms are replaced by numbered marks, the
 * same value by the same mark; ids of households and players and the lines of answers are left out. Addresses inside
 * the network, models and builds stay: without them a report says nothing.
 */
export function redactReport(report: Report): Report {
  const marks = createMarks();
  const names = new Map(
    report.groups.flatMap(({ devices }) => devices.map(({ id, name }) => [id, marks('name', name)] as const)),
  );
  return {
    ...report,
    redacted: true,
    groups: report.groups.map((group) => redactGroup(group, { marks, names })),
  };
}

/** Gives each value of a kind a number, in the order of first sight. */
type Marks = (kind: LeakKind | 'name' | 'household', value: string) => string;

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
