import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { requestContentOf } from './api-request-content.decorator.js';
import { completeOperation } from './complete-operation.js';
import { controllerRoutesOf, type ControllerRoute } from './controller-routes.js';
import { operationsOf, type Operation, type RequestModel, type Schema } from './openapi-types.js';
import { PROBLEM_SCHEMAS } from './problem-responses.js';
import { shareResponses } from './share-responses.js';
import { documentValidated, isValidated } from './validated-models.js';

export interface DocumentOptions {
  readonly title: string;
  readonly description: string;
  /** @default '1' */
  readonly version?: string;
}

/** The OpenAPI document of every controller of the application. It need not listen, nor be initialized. */
export function documentOf(app: INestApplication, options: DocumentOptions): OpenAPIObject {
  const { title, description, version = '1' } = options;
  const base = new DocumentBuilder()
    .setTitle(title)
    .setDescription(description)
    .setVersion(version)
    .addBearerAuth()
    .build();
  const routes = controllerRoutesOf(app);
  const requestModels = documentModels(routes.flatMap(bodiesAndQueriesOf));
  const contentModels = documentModels(
    routes.flatMap(({ handler }) => requestContentOf(handler)?.models ?? []),
  );
  const document = SwaggerModule.createDocument(app, base, { extraModels: contentModels });
  addSchemas(document, requestModels);
  completeOperations(document, routes);
  for (const operation of operationsOf(document)) allowNoBody(operation, document);
  shareResponses(document);
  return document;
}

function documentModels(models: readonly RequestModel[]): RequestModel[] {
  const documented = new Set<RequestModel>();
  for (const model of models) documentValidated(model, documented);
  return [...documented];
}

function completeOperations(document: OpenAPIObject, routes: readonly ControllerRoute[]): void {
  const byId = new Map(operationsOf(document).map((operation) => [operation.operationId, operation]));
  for (const route of routes) {
    const operation = byId.get(`${route.controller.name}_${route.method}`);
    if (operation) completeOperation(operation, route);
  }
}

/** Classes with validated properties among the parameters of a route. */
const bodiesAndQueriesOf = ({ controller, method }: ControllerRoute): RequestModel[] =>
  (
    (Reflect.getMetadata('design:paramtypes', controller.prototype as object, method) as
      unknown[] | undefined) ?? []
  ).filter(isValidated);

/** Unknown members are refused, see `RequestValidation`. */
function addSchemas(document: OpenAPIObject, requestModels: readonly RequestModel[]): void {
  const components = (document.components ??= {});
  const schemas = { ...components.schemas, ...PROBLEM_SCHEMAS } as Record<string, Schema>;
  for (const { name } of requestModels) if (schemas[name]) schemas[name].additionalProperties = false;
  components.schemas = schemas;
}

/** Where every member may be left out, the body may be left out too. */
function allowNoBody({ requestBody }: Operation, document: OpenAPIObject): void {
  if (!requestBody || !('content' in requestBody)) return;
  const schema = schemaNamedBy(requestBody.content['application/json']?.schema, document);
  if (schema?.properties && !schema.required?.length) requestBody.required = false;
}

function schemaNamedBy(schema: object | undefined, { components }: OpenAPIObject): Schema | undefined {
  if (!schema || !('$ref' in schema)) return undefined;
  const name = String(schema.$ref).replace('#/components/schemas/', '');
  return components?.schemas?.[name] as Schema | undefined;
}
