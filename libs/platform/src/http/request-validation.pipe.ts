import { Injectable, ValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { invalidRequestOf } from '../errors/index.js';

/**
 * Validates by the decorators of class-validator. The body of the one click is empty, and it is the most frequent request: whether
 * an empty body is valid for a type is determined once.
 */
@Injectable()
export class RequestValidation extends ValidationPipe {
  private readonly mayBeEmpty = new WeakMap<object, boolean>();

  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      transform: true,
      stopAtFirstError: true,
      exceptionFactory: invalidRequestOf,
    });
  }

  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const { metatype, type } = metadata;
    if (type !== 'body' || !metatype || !isEmpty(value)) return super.transform(value, metadata);
    if (this.mayBeEmpty.get(metatype)) return Promise.resolve(new metatype());
    return super.transform(value, metadata).then((valid: unknown) => {
      this.mayBeEmpty.set(metatype, true);
      return valid;
    });
  }
}

function isEmpty(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  for (const _ in value) return false;
  return true;
}
