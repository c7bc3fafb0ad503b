import { fold } from './letters.ts';

/** Words that say nothing about what a claim is about. Folded, as the index has them. */
export const stopwords: ReadonlySet<string> = new Set(
  (
    'a an the and or but nor not no of to in on at by for from with without into onto over under about against between during through after before ' +
    'above below up down out off again further then once here there when where why how all any both each few more most other some such only own same ' +
    'so than too very can could may might must shall should will would do does did done doing be am is are was were been being have has had having ' +
    'it its he him his she her they them their we us our you your i me my this that these those which who whom whose what as if because while until ' +
    'also however whether upon within per via s t ' +
    'и в во на не что с со по о об от до из за к ко у это этот эта эти этого этой этих тот та те того той тех как так но а или ли же бы ни нет да для при ' +
    'под над без через между перед после во время он она оно они его её ее их ему ей им ними него неё нее мы нас нам вы вас вам я меня мне мой наш ваш ' +
    'свой своей своих был была было были быть есть будет будут является также тоже уже ещё еще только если когда где куда который которая которое которые ' +
    'которого которой которых чтобы потому поэтому более менее все всё весь всех всего ' +
    'және мен бен пен да де та те ол олар оның олардың оны оған бұл бұның осы сол мұндай сондай үшін туралы бойынша кейін дейін бар жоқ емес еді екен ' +
    'болды болған болып болады деп деген бірақ немесе әлде егер сондықтан өз біз сіз мен сен менің сіздің барлық әр қай қандай кім не'
  )
    .split(' ')
    .map(fold),
);
