import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiHeader, ApiOkResponse, ApiOperation, ApiProperty } from '@nestjs/swagger';

export class ChangedDto {
  @ApiProperty({
    type: [String],
    example: ['jobs'],
    description: 'What to read again; later versions add views. Empty in the first event of a stream.',
  })
  readonly views: readonly string[];
}

/** Documents a route of {@link streamChanges}. */
export const ApiChanges = (summary: string, views: readonly string[]): MethodDecorator =>
  applyDecorators(
    ApiOperation({
      summary,
      description:
        'Server-sent events named `changed`, at most one a second. `Last-Event-ID` resumes: what changed meanwhile is named first.',
    }),
    ApiHeader({
      name: 'Last-Event-ID',
      required: false,
      description: 'Id of the event that was taken last.',
      schema: { type: 'string', maxLength: 64 },
    }),
    ApiExtraModels(ChangedDto),
    ApiOkResponse({
      description: `The data of an event is the JSON text of a \`ChangedDto\`; views: ${views.map((view) => `\`${view}\``).join(', ')}.`,
      content: { 'text/event-stream': { schema: { type: 'string' } } },
    }),
  );
