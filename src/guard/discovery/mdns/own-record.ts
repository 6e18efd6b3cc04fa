import { err, ok, type Result } from '../../../base/result.ts';
import type {
  AddressRecord,
  MdnsRecord,
  PointerRecord,
  ServiceRecord,
  TextRecord,
} from '../../../wire/mdns/message.ts';
import type { Speaker, Untruth } from '../statement.ts';
import { isOwnHost } from './own-names.ts';
import { ownTextsIn } from './own-texts.ts';
import { isOwnInstance, serviceOfInstance, type ToldService, toldService } from './told-services.ts';

/** What a player says of itself by mDNS: its instance, where that answers, what it says, and its address. */
export type OwnRecord = PointerRecord | ServiceRecord | TextRecord | AddressRecord;

/**
 * Seconds. Good-byes are told to the group only (`teller.ts`), and rules change: nobody remembers a player for longer than this, whatever lives
 * the player gives (120 and 4500 as RFC 6762 §10 says).
 */
const LONGEST_LIFE = 120;

/** A record that came from a player's address, if it tells of that player; undefined for what is not passed on at all. */
export function ownRecordIn(record: MdnsRecord, speaker: Speaker): Result<OwnRecord | undefined, Untruth> {
  const checked = checkedRecord(record, speaker);
  if (!checked.ok || !checked.value) return checked;
  return ok({
    ...checked.value,
    ttl: Math.min(record.ttl, LONGEST_LIFE),
    cacheFlush: record.type !== 'PTR',
  });
}

function checkedRecord(record: MdnsRecord, speaker: Speaker): ReturnType<typeof ownRecordIn> {
  switch (record.type) {
    case 'PTR':
      return pointer(record, speaker);
    case 'SRV':
      return ofInstance(record, speaker, (service) => leadsToItself(record, speaker, service));
    case 'TXT':
      return ofInstance(record, speaker, ({ texts }) =>
        ok({ ...record, entries: ownTextsIn(record.entries, speaker, texts) }),
      );
    case 'A':
      if (!isOwnHost(record.name, speaker.id)) return ok(undefined);
      return record.address === speaker.host ? ok(record) : err('foreign-location');
    default:
      return ok(undefined);
  }
}

function pointer(record: PointerRecord, { id }: Speaker): ReturnType<typeof ownRecordIn> {
  const service = toldService(record.name);
  if (!service) return ok(undefined);
  const isOwn = serviceOfInstance(record.target) === service && isOwnInstance(record.target, id);
  return isOwn ? ok(record) : err('foreign-name');
}

function ofInstance(
  { name }: MdnsRecord,
  { id }: Speaker,
  check: (service: ToldService) => ReturnType<typeof ownRecordIn>,
): ReturnType<typeof ownRecordIn> {
  const service = serviceOfInstance(name);
  if (!service) return ok(undefined);
  return isOwnInstance(name, id) ? check(service) : err('foreign-name');
}

const leadsToItself = (
  record: ServiceRecord,
  { id }: Speaker,
  { ports }: ToldService,
): Result<ServiceRecord, Untruth> =>
  ports.includes(record.port) && isOwnHost(record.target, id) ? ok(record) : err('foreign-location');
