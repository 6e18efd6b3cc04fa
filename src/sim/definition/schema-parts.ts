import { Type } from 'typebox';

export const Uri = (description?: string) =>
  Type.String({ minLength: 1, maxLength: 2000, ...(description ? { description } : {}) });

export const BuildText = (description: string) =>
  Type.String({ pattern: String.raw`^\d{1,3}\.\d{1,3}-\d{5}$`, description });

export const Mac = (description: string) =>
  Type.String({ pattern: '^([0-9A-F]{2}:){5}[0-9A-F]{2}$', description });
