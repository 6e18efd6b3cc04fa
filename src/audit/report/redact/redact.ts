import { AUDIT_PAGES } from '../../../catalog/audit-pages.ts';
import { MODELS } from '../../../catalog/models.ts';
import type {
  Report,
  ReportDevice,
  ReportExcerpt,
  ReportFinding,
  ReportGroup,
  ReportItem,
} from '../model.ts';
import { createMarks, type Marks } from './marks.ts';

/**
 * A report that can be given to strangers. Names, personal values, ids and addresses are replaced by numbered marks, the
 * same value by the same mark, wherever they stand; texts that a device made up (names of models, reasons, lines and paths)
 * are left out unless they are the ones that everybody has. Models and builds of players stay: without them a report says
 * nothing.
 */
export function redactReport(report: Report): Report {
  const marks = createMarks();
  const devices = report.groups.flatMap((group) => group.devices);
  // A device without a name is called by its address, and addresses have marks of their own.
  const named = devices.filter(({ id, name }) => id !== name);
  const names = new Map(named.map(({ id, name }) => [id, marks.of('name', name)] as const));
  for (const { playerId, householdId } of devices) {
    if (householdId !== undefined) marks.of('household', householdId);
    if (playerId !== undefined) marks.of('id', playerId);
  }
  const redacted: Report = {
    ...report,
    redacted: true,
    groups: report.groups.map((group) => redactGroup(group, { marks, names })),
  };
  return mapTexts(redacted, (text) => marks.within(text));
}

/** Our own prose: a mark in the middle of it would tell that a room is called like the word that is missing. */
const PROSE: ReadonlySet<string> = new Set([
  'title',
  'meaning',
  'remedies',
  'references',
  'checks',
  'summary',
  'check',
]);

/** The same value with every text in it changed, prose apart. */
function mapTexts<T>(value: T, change: (text: string) => string): T {
  // oxlint-disable typescript/no-unsafe-type-assertion -- each branch gives back what it was given, texts apart
  if (typeof value === 'string') return change(value) as T;
  if (Array.isArray(value)) return value.map((member: unknown) => mapTexts(member, change)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, PROSE.has(key) ? member : mapTexts(member, change)]),
  ) as T;
  // oxlint-enable typescript/no-unsafe-type-assertion
}

interface Redaction {
  readonly marks: Marks;
  /** Marks of names by the id of the device. */
  readonly names: ReadonlyMap<string, string>;
}

const redactGroup = (group: ReportGroup, redaction: Redaction): ReportGroup => ({
  ...group,
  name: group.kind === 'household' ? redaction.marks.of('household', group.name) : group.name,
  devices: group.devices.map((device) => redactDevice(device, redaction)),
  findings: group.findings.map((finding) => redactFinding(finding, redaction)),
});

function redactDevice(device: ReportDevice, redaction: Redaction): ReportDevice {
  const { playerId: _player, householdId: _household, model, ...rest } = device;
  return {
    ...rest,
    name: nameOf(device, redaction),
    ...(model === undefined ? {} : { model: knownModel(model) ?? redaction.marks.of('model', model) }),
    results: device.results.map((result) => ({
      ...result,
      items: result.items.map((item) => redactItem(item, redaction)),
    })),
  };
}

/** `Sonos Play:1`, on builds up to 34.16 `Sonos PLAY:1`; other makers' devices carry names that their owners gave them. */
const knownModel = (model: string): string | undefined =>
  MODELS.some(({ name, number }) => model === number || plainName(model) === plainName(name))
    ? model
    : undefined;

const plainName = (name: string): string => name.replace(/^Sonos /, '').toLowerCase();

const redactFinding = (finding: ReportFinding, redaction: Redaction): ReportFinding => ({
  ...finding,
  devices: finding.devices.map((device) => ({
    ...device,
    name: nameOf(device, redaction),
    items: device.items.map((item) => redactItem(item, redaction)),
    excerpts: device.excerpts.map(redactExcerpt),
  })),
});

/** What was asked stays where everybody is asked the same; of what came back only the status does. */
const redactExcerpt = (excerpt: ReportExcerpt): ReportExcerpt => ({
  ...excerpt,
  request: excerpt.request.replace(/^(\S+) (\S+)/, (_all, method: string, target: string) => {
    const [path = '', query] = target.split('?', 2);
    return `${method} ${isUsualPath(path) ? path : '/…'}${query === undefined ? '' : '?…'}`;
  }),
  answer: /^\d{3}\b/.exec(excerpt.answer)?.[0] ?? '…',
  lines: [],
});

const isUsualPath = (path: string): boolean =>
  AUDIT_PAGES.some((page) => page === path) ||
  /^(?:\/Media(?:Server|Renderer))?\/[A-Za-z]{2,30}\/(?:Control|Event)$/.test(path);

const nameOf = ({ id, name }: { readonly id: string; readonly name: string }, { names }: Redaction) =>
  names.get(id) ?? name;

/** Values that a device answered stand behind an equals sign; numbers tell nothing of anybody. */
const redactItem = (item: ReportItem, { marks }: Redaction): ReportItem => ({
  ...item,
  value:
    item.personal === undefined
      ? item.value.replace(/=(?!-?\d+(?![^,\s)]))[^,)]*/g, '=…')
      : marks.of(item.personal, item.value),
});
