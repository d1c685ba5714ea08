import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { noteText } from '@bujiao/input-text';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { TypedText } from '../http/typed-text.decorator.js';
import { documentValidated } from './validated-models.js';

const Odd = (): PropertyDecorator => ValidateBy({ name: 'odd', validator: { validate: () => true } });

class Item {
  @Matches(/^[\w-]{1,8}$/) code: string;
}

class Whole {
  @IsInt() @Min(1) @Max(9) count: number;
  @IsOptional() @IsInt() @Min(0) @Max(5) limit = 2;
  @ValidateNested() @Type(() => Item) one: Item;
  @IsArray() @ArrayMaxSize(3) @ValidateNested({ each: true }) @Type(() => Item) many: Item[];
  @IsUUID('all', { each: true }) @ArrayMaxSize(7) ids: string[];
  @ApiProperty({ type: 'string', maxLength: 4 }) @Odd() odd: string;
  @ApiProperty({ example: 3 }) @IsInt() @Min(0) @Max(5) described: number;
  @Matches(/^[a-z]{1,3}$/) inferred = 'abc';
  @TypedText(noteText.atMost(40)) note: string;
}

class Unknown {
  @Odd() odd: string;
}

const schemaOf = (property: string): unknown =>
  Reflect.getMetadata('swagger/apiModelProperties', Whole.prototype, property);

describe('the schema of a validated class', () => {
  it('has the limits of the validators, optional members and defaults', () => {
    expect(documentValidated(Whole)).toEqual(new Set([Whole, Item]));
    expect(schemaOf('count')).toMatchObject({ type: 'integer', minimum: 1, maximum: 9, required: true });
    expect(schemaOf('limit')).toMatchObject({ maximum: 5, required: false, default: 2 });
  });

  it('describes nested classes, lists of them and lists of values', () => {
    documentValidated(Whole);
    expect(schemaOf('one')).toMatchObject({ type: Item });
    expect(schemaOf('many')).toMatchObject({ type: Item, isArray: true, maxItems: 3 });
    expect(schemaOf('ids')).toMatchObject({
      type: 'array',
      items: { type: 'string', format: 'uuid' },
      maxItems: 7,
    });
  });

  it('has patterns that all schema validators support', () => {
    documentValidated(Whole);
    expect(Reflect.getMetadata('swagger/apiModelProperties', Item.prototype, 'code')).toMatchObject({
      pattern: '^[A-Za-z0-9_-]{1,8}$',
    });
  });

  it('says of a described number that it has to be an integer', () => {
    expect(schemaOf('described')).toMatchObject({ type: 'integer', minimum: 0, maximum: 5, example: 3 });
  });

  it('says that a pattern is one of texts, also where the type is inferred from the default', () => {
    expect(schemaOf('inferred')).toMatchObject({ type: 'string', pattern: '^[a-z]{1,3}$', default: 'abc' });
  });

  it('says how long a typed text may be', () => {
    expect(schemaOf('note')).toMatchObject({ type: 'string', minLength: 1, maxLength: 40 });
  });

  it('accepts a custom rule only with a declared shape', () => {
    expect(schemaOf('odd')).toMatchObject({ type: 'string', maxLength: 4 });
    expect(() => documentValidated(Unknown)).toThrow('Unknown.odd: "odd" says nothing of the shape');
  });
});
