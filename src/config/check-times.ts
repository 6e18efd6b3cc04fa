import type { Finding, Path } from '../base/yaml/problem.ts';
import { parseHours } from './hours.ts';
import { alsoIn, rulesIn } from './rules-in.ts';
import type { ConfigDefinition } from './schema.ts';

interface Timed {
  readonly path: Path;
  readonly hours?: string;
  readonly days?: readonly string[];
}

/** Hours must be hours, and mean nothing without a time zone. */
export function checkTimes(config: ConfigDefinition): readonly Finding[] {
  const timed = timesIn(config);
  const zone = config['time-zone'];
  return [
    ...timed.flatMap(({ path, hours }) =>
      hours === undefined || parseHours(hours)
        ? []
        : [
            {
              path: [...path, 'hours'],
              message: `${hours} is no range of hours`,
              hint: 'from-to: 08:00-23:00; 22:00-07:00 crosses midnight; several with commas',
            },
          ],
    ),
    ...(zone === undefined || isTimeZone(zone)
      ? []
      : [
          {
            path: ['time-zone'],
            message: `${zone} is no time zone`,
            hint: 'Europe/Berlin, America/New_York, UTC',
          },
        ]),
    ...(zone === undefined && timed.length > 0
      ? [
          {
            path: [],
            message: 'time-zone is missing',
            hint: 'hours and days mean nothing without it: Europe/Berlin',
          },
        ]
      : []),
  ];
}

/** What depends on the hour or the day. */
const timesIn = (config: ConfigDefinition): readonly Timed[] =>
  [
    ...rulesIn(config).map(({ rule, path }) => ({ ...rule, path })),
    ...alsoIn(config).map(({ also, path }) => ({ ...also, path })),
    ...(config['quiet-hours'] ? [{ ...config['quiet-hours'], path: ['quiet-hours'] }] : []),
  ].filter(({ hours, days }) => hours !== undefined || days !== undefined);

/** By the tables that the JavaScript engine has. An offset (`+02:00`) is no zone: it knows no daylight saving. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
