/** An id that whoever publishes a recharge template chooses. */
export const TEMPLATE_ID = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/;
