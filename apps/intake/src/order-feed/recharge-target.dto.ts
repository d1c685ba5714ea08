import { accountText, nameText } from '@bujiao/input-text';
import { IfGiven, TypedText } from '@bujiao/platform';
import { IsOptional } from 'class-validator';

const MOST_OF_A_NAME = 64;

/** Where a top-up goes, as a person typed it: normalised before it is sealed, compared or sent. */
export class RechargeTargetDto {
  /** Account that is topped up. Personal data: sealed on arrival. */
  @TypedText(accountText)
  rechargeAccount: string;

  @IsOptional()
  @TypedText(accountText.atMost(MOST_OF_A_NAME))
  gameArea?: string;

  @IsOptional()
  @TypedText(accountText.atMost(MOST_OF_A_NAME))
  gameServer?: string;

  @IsOptional()
  @TypedText(nameText.atMost(MOST_OF_A_NAME))
  gameRole?: string;
}

/** Fields of a delivery target that a requester corrects; the others stay as the order has them. */
export class CorrectedTargetDto implements Partial<RechargeTargetDto> {
  /** Account that is topped up. Personal data: sealed on arrival. */
  @IfGiven()
  @TypedText(accountText)
  rechargeAccount?: string;

  @IsOptional()
  @TypedText(accountText.atMost(MOST_OF_A_NAME))
  gameArea?: string;

  @IsOptional()
  @TypedText(accountText.atMost(MOST_OF_A_NAME))
  gameServer?: string;

  @IsOptional()
  @TypedText(nameText.atMost(MOST_OF_A_NAME))
  gameRole?: string;
}
