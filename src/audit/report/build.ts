import { modelByNumber } from '../../catalog/models.ts';
import type { Bundle } from '../bundle/bundle.ts';
import type { Finding } from '../findings/findings.ts';
import { findingsOf } from '../findings/findings.ts';
import { type DeviceGroup, groupDevices } from '../findings/groups.ts';
import { type JudgedDevice, judgeEvidence } from '../findings/judged-device.ts';
import { rosterOf } from '../findings/roster.ts';
import type { Check } from '../judge/check.ts';
import { excerptsOf } from './excerpt.ts';
import type { Report, ReportDevice, ReportFinding, ReportGroup } from './model.ts';
import { REPORT_SCHEMA_VERSION } from './model.ts';
import { summarize } from './summary.ts';

/** Judges a bundle and lays the results out for readers. Pure: the same bundle and checks give the same report. */
export function buildReport({
  bundle,
  checks,
}: {
  readonly bundle: Bundle;
  readonly checks: readonly Check[];
}): Report {
  const roster = rosterOf(bundle.devices);
  const devices = bundle.devices.map((device) => judgeEvidence(device, { checks, roster }));
  const groups = groupDevices(devices).map((group) => ({
    group,
    findings: findingsOf(checks, group.devices),
  }));
  return {
    format: 'tonewall-report',
    schemaVersion: REPORT_SCHEMA_VERSION,
    time: new Date(bundle.run.finishedAt).toISOString(),
    tool: bundle.run.tool,
    scope: bundle.run.scope,
    notes: bundle.run.notes,
    redacted: false,
    summary: summarize({
      devices,
      findings: groups.flatMap(({ findings }) => findings),
      requests: bundle.transcript.filter(({ kind }) => kind !== 'inbound').length,
    }),
    groups: groups.map(({ group, findings }) => asGroup({ group, findings, bundle })),
    checks: checks.map(({ id, title, severity }) => ({ id, title, severity })),
  };
}

function asGroup({
  group,
  findings,
  bundle,
}: {
  readonly group: DeviceGroup;
  readonly findings: readonly Finding[];
  readonly bundle: Bundle;
}): ReportGroup {
  return {
    kind: group.kind,
    name: groupName(group),
    devices: group.devices.map(asDevice),
    findings: findings.map((finding) => asFinding(finding, bundle)),
  };
}

const groupName = ({ kind, householdId }: DeviceGroup): string =>
  kind === 'other-devices' ? 'Other devices' : (householdId ?? 'not known');

const asDevice = (device: JudgedDevice): ReportDevice => {
  const { evidence, identity, results } = device;
  return {
    id: evidence.id,
    kind: evidence.kind,
    name: nameOf(device),
    address: evidence.address,
    ...modelOf(device),
    ...(identity.build === undefined ? {} : { build: identity.build }),
    ...(identity.playerId === undefined ? {} : { playerId: identity.playerId }),
    ...(identity.householdId === undefined ? {} : { householdId: identity.householdId }),
    foundBy: [...new Set(evidence.sightings.map(({ by }) => by))],
    conduct: evidence.conduct,
    results,
  };
};

/** The model's own word, or what the catalog calls its number: a locked player tells no more than the SERVER header. */
function modelOf({ identity: { model, modelNumber } }: JudgedDevice): { readonly model?: string } {
  const name =
    model ?? (modelNumber === undefined ? undefined : (modelByNumber(modelNumber)?.name ?? modelNumber));
  return name === undefined ? {} : { model: name };
}

function nameOf({ evidence, identity }: JudgedDevice): string {
  const description = evidence.parts.description?.known ? evidence.parts.description.value : undefined;
  const friendly = description?.kind === 'served' ? description.friendlyName : '';
  const { room, bond } = identity;
  if (room !== undefined) return bond === undefined ? room : `${room} (${bond})`;
  return evidence.kind === 'player' || friendly === '' ? evidence.id : friendly;
}

const asFinding = ({ check, severity, devices, remedies }: Finding, bundle: Bundle): ReportFinding => ({
  check: check.id,
  title: check.title,
  meaning: check.meaning,
  severity,
  devices: devices.map(({ device, severity: own, reasons, items }) => ({
    id: device.evidence.id,
    name: nameOf(device),
    severity: own,
    reasons,
    items,
    excerpts: excerptsOf(items, bundle.transcript),
  })),
  remedies: remedies.map(({ step, text, effort }) => ({ step, text, effort })),
  references: check.references,
});
