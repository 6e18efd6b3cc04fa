import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Report } from '../model.ts';
import { renderHtml } from '../html/page.ts';
import { renderText } from '../text/render.ts';
import { redactReport } from './redact.ts';

/** Values that tell who somebody is, each in a form of its own that no prose of ours holds. */
const secrets = fc.record({
  room: fc.stringMatching(/^Zimmer [A-Z][a-z]{5,9}$/),
  model: fc.stringMatching(/^Qx[a-z]{6} Renderer$/),
  mail: fc.stringMatching(/^[a-z]{3,9}\.[a-z]{3,9}@[a-z]{4,8}\.example$/),
  ssid: fc.stringMatching(/^WLAN-[A-Z0-9]{6}$/),
  mac: fc.stringMatching(/^([0-9A-F]{2}:){5}[0-9A-F]{2}$/),
  bareMac: fc.stringMatching(/^[a-f][0-9][0-9a-f]{10}$/),
  serial: fc.stringMatching(/^[A-Z]{2}-[0-9]{8}$/),
  household: fc.stringMatching(/^Sonos_[A-Za-z0-9]{26}$/),
  ipv4: fc
    .tuple(fc.integer({ min: 1, max: 223 }), fc.nat(255), fc.nat(255), fc.nat(255))
    .map((parts) => parts.join('.')),
  ipv6: fc.stringMatching(/^fd[0-9a-f]{2}:[0-9a-f]{4}::[1-9a-f][0-9a-f]{1,3}$/),
  uuid: fc.uuid(),
  phone: fc.stringMatching(/^Phone of [A-Z][a-z]{4,9}$/),
});

type Secrets = typeof secrets extends fc.Arbitrary<infer T> ? T : never;

function reportOf(s: Secrets): Report {
  const id = `${s.ipv4}:1400`;
  const items = [
    { label: `told by ${s.mac}`, value: s.mail, personal: 'account-email' as const, exchange: [1] },
    { label: 'Wi-Fi', value: s.ssid, personal: 'wifi-network' as const, exchange: [1] },
    { label: 'serial', value: s.serial, personal: 'serial-number' as const, exchange: [1] },
    { label: 'phone', value: s.phone, personal: 'controller-name' as const, exchange: [1] },
    { label: 'answer', value: `GetX answered: Title=${s.phone}, Volume=12`, exchange: [1] },
    { label: 'also', value: `${s.ipv6} ${s.uuid} ${s.bareMac} ${s.ssid} in ${s.room}`, exchange: [1] },
  ];
  const excerpt = {
    exchange: 1,
    request: `GET /dev/${s.uuid}/${s.bareMac}.xml?for=${s.mail} to ${id}`,
    answer: `200 Hello ${s.phone}`,
    lines: [s.serial],
  };
  return {
    format: 'tonewall-report',
    schemaVersion: 1,
    time: '2026-01-01T00:00:00.000Z',
    tool: '0.1.0',
    scope: [s.ipv6, id],
    notes: [`${s.mac} answered from ${s.ipv4}`],
    redacted: false,
    summary: {
      line: '1 player: findings: 1 high.',
      devices: 1,
      players: 1,
      unjudged: 0,
      worst: 'high',
      findings: { critical: 0, high: 1, medium: 0, low: 0 },
      inconclusive: 0,
      requests: 1,
    },
    groups: [
      {
        kind: 'household',
        name: s.household,
        devices: [
          {
            id,
            kind: 'player',
            name: s.room,
            address: s.ipv4,
            model: s.model,
            build: '97.1-80312',
            playerId: `RINCON_${s.mac.replaceAll(':', '')}01400`,
            householdId: s.household,
            foundBy: ['ssdp'],
            conduct: [{ text: `it sent ${s.mac} to ${s.ipv6}`, exchange: [1] }],
            results: [
              {
                check: 'open-status-pages',
                verdict: 'fail',
                ground: 'leaks',
                severity: 'high',
                reasons: [`It names ${s.ssid}.`],
                items,
              },
            ],
          },
        ],
        findings: [
          {
            check: 'open-status-pages',
            title: 'Pages tell strangers',
            meaning: 'They do.',
            severity: 'high',
            devices: [
              {
                id,
                name: s.room,
                severity: 'high',
                reasons: [`It names ${s.ssid}.`],
                items,
                excerpts: [excerpt],
              },
            ],
            remedies: [],
            references: [],
          },
        ],
      },
    ],
    checks: [],
  };
}

it('holds nothing that tells who somebody is, in no rendering', () => {
  fc.assert(
    fc.property(secrets, (s) => {
      const report = redactReport(reportOf(s));
      const renderings = [JSON.stringify(report), renderText(report), renderHtml(report)];
      const values = [...Object.values(s), `RINCON_${s.mac.replaceAll(':', '')}01400`];
      expect(values.filter((value) => renderings.some((text) => text.includes(value)))).toEqual([]);
    }),
  );
});

// The second as a description of 34.16 writes it, the first as those from 49.2 on do.
it.each(['Sonos Play:1', 'Sonos PLAY:1'])('keeps the model %s', (model) => {
  const [s] = fc.sample(secrets, 1);
  if (!s) throw new Error('no sample');
  const report = reportOf(s);
  const groups = report.groups.map((group) => ({
    ...group,
    devices: group.devices.map((device) => ({ ...device, model })),
  }));
  const kept = redactReport({ ...report, groups }).groups.flatMap(({ devices }) => devices);
  expect(new Set(kept.map((device) => device.model))).toEqual(new Set([model]));
});

it('keeps what a reader needs: builds, what was asked of everybody, numbers', () => {
  const [s] = fc.sample(secrets, 1);
  if (!s) throw new Error('no sample');
  const report = reportOf(s);
  const [group] = report.groups;
  const usual = { exchange: 1, request: `GET /status/zp to ${s.ipv4}:1400`, answer: '200 OK', lines: [] };
  const text = JSON.stringify(
    redactReport({
      ...report,
      groups: [
        {
          ...group!,
          findings: group!.findings.map((finding) => ({
            ...finding,
            devices: finding.devices.map((device) => ({ ...device, excerpts: [usual] })),
          })),
        },
      ],
    }),
  );
  for (const kept of ['97.1-80312', 'GET /status/zp to [address 2]:1400', 'Title=…, Volume=12'])
    expect(text).toContain(kept);
});
