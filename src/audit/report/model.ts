import { type Static, Type } from 'typebox';
import { ExchangeNumbers, type Frozen } from '../evidence/observation.ts';
import { LEAK_KINDS } from '../evidence/status-pages.ts';
import { SEVERITIES } from '../judge/severity.ts';
import { STEP_NAMES } from '../judge/steps.ts';

/** Grows with every change that a reader of the JSON report would stumble over. */
export const REPORT_SCHEMA_VERSION = 1;

const closed = { additionalProperties: false } as const;
const SeverityName = Type.Enum([...SEVERITIES]);
const VerdictName = Type.Enum(['pass', 'fail', 'not-applicable', 'inconclusive', 'error']);

const Item = Type.Object(
  {
    label: Type.String(),
    value: Type.String(),
    personal: Type.Optional(Type.Enum([...LEAK_KINDS])),
    exchange: ExchangeNumbers,
  },
  closed,
);

/** A piece of the transcript: what was sent in one line, and the lines of the answer that matter. */
const Excerpt = Type.Object(
  {
    exchange: Type.Integer(),
    request: Type.String(),
    answer: Type.String(),
    lines: Type.Array(Type.String()),
  },
  closed,
);

const Result = Type.Object(
  {
    check: Type.String(),
    verdict: VerdictName,
    /** What the verdict rests on: a word of the check's own list in docs/checks.md. */
    ground: Type.String(),
    severity: Type.Optional(SeverityName),
    reasons: Type.Array(Type.String()),
    items: Type.Array(Item),
  },
  closed,
);

const Device = Type.Object(
  {
    id: Type.String(),
    kind: Type.Enum(['player', 'upnp', 'unidentified']),
    /** The room, or else the name that the device gives itself, or its address. */
    name: Type.String(),
    address: Type.String(),
    model: Type.Optional(Type.String()),
    build: Type.Optional(Type.String()),
    playerId: Type.Optional(Type.String()),
    householdId: Type.Optional(Type.String()),
    foundBy: Type.Array(Type.String()),
    /** What it did that a sound device does not. */
    conduct: Type.Array(Type.Object({ text: Type.String(), exchange: ExchangeNumbers }, closed)),
    results: Type.Array(Result),
  },
  closed,
);

const Remedy = Type.Object(
  {
    step: Type.Enum([...STEP_NAMES]),
    text: Type.String(),
    effort: Type.Enum(['minutes', 'an-evening', 'a-purchase']),
  },
  closed,
);

/** One failing check with all devices of the group on which it fails, worst device first. */
const Finding = Type.Object(
  {
    check: Type.String(),
    title: Type.String(),
    meaning: Type.String(),
    severity: SeverityName,
    devices: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          name: Type.String(),
          severity: SeverityName,
          reasons: Type.Array(Type.String()),
          items: Type.Array(Item),
          excerpts: Type.Array(Excerpt),
        },
        closed,
      ),
    ),
    remedies: Type.Array(Remedy),
    references: Type.Array(Type.String()),
  },
  closed,
);

/** A household with its rooms, or the devices that belong to none. */
const Group = Type.Object(
  {
    kind: Type.Enum(['household', 'other-devices']),
    name: Type.String(),
    devices: Type.Array(Device),
    findings: Type.Array(Finding),
  },
  closed,
);

const Summary = Type.Object(
  {
    /** One sentence. */
    line: Type.String(),
    devices: Type.Integer(),
    players: Type.Integer(),
    /** Devices of which too little was learnt: no description or control surface, or more questions open than answered. */
    unjudged: Type.Integer(),
    worst: Type.Optional(SeverityName),
    /** Findings by severity: a check that fails on five players of a household counts once. */
    findings: Type.Object(
      { critical: Type.Integer(), high: Type.Integer(), medium: Type.Integer(), low: Type.Integer() },
      closed,
    ),
    inconclusive: Type.Integer(),
    requests: Type.Integer(),
  },
  closed,
);

export const Report = Type.Object(
  {
    format: Type.Literal('tonewall-report'),
    schemaVersion: Type.Literal(REPORT_SCHEMA_VERSION),
    /** ISO 8601, the time at which gathering ended. */
    time: Type.String(),
    tool: Type.String(),
    scope: Type.Array(Type.String()),
    /** What discovery could not do, and what it saw and did not follow. */
    notes: Type.Array(Type.String()),
    redacted: Type.Boolean(),
    summary: Summary,
    groups: Type.Array(Group),
    checks: Type.Array(
      Type.Object({ id: Type.String(), title: Type.String(), severity: SeverityName }, closed),
    ),
  },
  closed,
);

export type Report = Frozen<Static<typeof Report>>;
export type ReportGroup = Frozen<Static<typeof Group>>;
export type ReportDevice = Frozen<Static<typeof Device>>;
export type ReportFinding = Frozen<Static<typeof Finding>>;
export type ReportItem = Frozen<Static<typeof Item>>;
export type ReportExcerpt = Frozen<Static<typeof Excerpt>>;
export type ReportSummary = Frozen<Static<typeof Summary>>;
