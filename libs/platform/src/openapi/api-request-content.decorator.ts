import 'reflect-metadata';
import type { ParameterObject, RequestContent, RequestModel } from './openapi-types.js';

const CONTENT_OF_ROUTE = Symbol('request content of route');

/** A request body that differs by content type, which the decorators of `@nestjs/swagger` cannot say. */
export interface RequestContentOptions {
  /** By media type. A schema may refer to `models` by `getSchemaPath`. */
  readonly content: RequestContent;
  /** Classes with decorators of class-validator; their schemas come from these. */
  readonly models: readonly RequestModel[];
  /** Headers that carry part of the content. */
  readonly headers?: readonly ParameterObject[];
}

export const ApiRequestContent =
  (options: RequestContentOptions): MethodDecorator =>
  (_target, _key, descriptor) => {
    Reflect.defineMetadata(CONTENT_OF_ROUTE, options, descriptor.value as object);
  };

export const requestContentOf = (route: object): RequestContentOptions | undefined =>
  Reflect.getMetadata(CONTENT_OF_ROUTE, route) as RequestContentOptions | undefined;
