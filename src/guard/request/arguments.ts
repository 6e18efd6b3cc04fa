import type { Err, Result } from '../../base/result.ts';
import { ok } from '../../base/result.ts';
import { checkArgumentValue } from '../../wire/scpd/check-value.ts';
import type { ValueType } from '../../wire/scpd/service.ts';
import type { SoapArguments } from '../../wire/soap/names.ts';
import type { StateVariableFacts } from '../../catalog/service-facts.ts';
import { notUnderstood, UPNP_INVALID_ARGS } from './refuse.ts';
import type { KnownAction, KnownInput } from './service-map.ts';
import type { NotUnderstood } from './understood.ts';

/**
 * The in-arguments as the service describes them: each exactly once, of its type and in its range, in the order of the
 * description, in its one spelling. One that the description does not name is left out: SoCo sends a superfluous Speed.
 */
export function typedArguments(
  { inputs }: KnownAction,
  given: SoapArguments,
  about: string,
): Result<SoapArguments, NotUnderstood> {
  const values: [string, string][] = [];
  for (const input of inputs) {
    const value = valueOf(input, given, about);
    if (!value.ok) return value;
    values.push([input.name, value.value]);
  }
  return ok(values);
}

function valueOf(
  { name, type }: KnownInput,
  given: SoapArguments,
  about: string,
): Result<string, NotUnderstood> {
  const [first, second] = given.filter(([argument]) => argument === name);
  if (!first) return invalid(`the argument ${name} is missing`, about);
  if (second) return invalid(`the argument ${name} stands there twice`, about);
  const value = checkArgumentValue(valueType(type), first[1]);
  return value.ok ? value : invalid(`${name}: ${value.error.detail}`, about);
}

const invalid = (detail: string, about: string): Err<NotUnderstood> =>
  notUnderstood({ reason: 'bad-arguments', detail, status: 500, upnpError: UPNP_INVALID_ARGS, about });

const valueType = ({ dataType, allowedValues, range }: StateVariableFacts): ValueType => ({
  dataType,
  ...(allowedValues ? { allowedValues } : {}),
  ...(range
    ? {
        range: {
          minimum: range.minimum,
          maximum: range.maximum,
          ...(range.step === undefined ? {} : { step: range.step }),
        },
      }
    : {}),
});
