import { Type, type TProperties } from 'typebox';

/** An object in which an unknown key is an error. */
export const Strict = <P extends TProperties>(properties: P, description?: string) =>
  Type.Object(properties, { additionalProperties: false, ...(description ? { description } : {}) });

export const Text = (description?: string) =>
  Type.String({ minLength: 1, maxLength: 200, ...(description ? { description } : {}) });

export const Flag = (description?: string) => Type.Boolean(description ? { description } : {});

export const Whole = (minimum: number, maximum: number, description?: string) =>
  Type.Integer({ minimum, maximum, ...(description ? { description } : {}) });

export const Address = (description?: string) =>
  Type.String({
    pattern: String.raw`^(\d{1,3}\.){3}\d{1,3}$`,
    examples: ['192.168.1.20'],
    ...(description ? { description } : {}),
  });

/** A hardware address in plain spelling: lower case with colons. */
export const Hardware = Type.String({ pattern: '^[0-9a-f]{2}(:[0-9a-f]{2}){5}$' });

/** How many of something there are. */
export const Count = Type.Integer({ minimum: 0 });

/** Between processes of ours and in their files. */
export const Ipv4 = Type.String({ format: 'ipv4' });
