import type { QuotingWords } from '../language.ts';

/** Words that tell whose quoted words are, and whether they still say what they said. */
export const QUOTING: QuotingWords = {
  pronouns: [
    'je|me|moi|mon|ma|mes|nous|notre|nos|il|lui|elle|ils|elles|leur|leurs|son|sa|ses|le|la|les|ce|cet|cette|ces|cela|ça|on|se|y|en|tu|vous|votre|vos',
  ],
  speakers: ['il|elle|ils|elles'],
  grammar: [
    'un|une|des|de|du|d|l|à|au|aux|dans|par|pour|avec|sur|sous|entre|contre|et|ou|est|sont|était|étaient|a|ont|avait|sera|seront|sic|que|qui',
  ],
  affirmed: ['pas seulement|moins', 'non seulement', 'sans doute', 'rien de moins', 'ne que'],
  clauses: ['mais|tandis|alors|parce|car|qui|dont|où|lorsque|quand|après|avant|cependant|toutefois|et'],
  relatives: ['qui|dont|où|lequel|laquelle'],
  infinitive: [],
  open: ['si'],
  conditional: ['si', "s['’]ils?", 'à condition', 'à moins', 'pourvu', 'tant que', 'sauf si', 'seulement si'],
  then: ['alors'],
  finite: ['est|sont|était|étaient|a|ont|avait|sera|seront|aura|auront|va|vont|allons|avons|sommes'],
  irregular: [
    'être|suis|est|sommes|sont|était|étaient|sera|seront|serait|fut|furent|été',
    'avoir|ai|a|avons|ont|avait|avaient|aura|auront|aurait|eut|eu',
    'aller|vais|va|allons|vont|allait|ira|iront|alla|allé',
    'faire|fait|font|faisait|fera|feront|fit',
    'venir|vient|viennent|vint|viendra|venu',
    'vouloir|veux|veut|voulons|veulent|voulait|voudra|voulu',
    'pouvoir|peux|peut|peuvent|pouvait|pourra|pu',
    'devoir|dois|doit|doivent|devait|devra|dû',
    'savoir|sais|sait|savent|savait|saura|su',
    'voir|vois|voit|voient|voyait|verra|vu',
  ],
  concessions: ['mais|toutefois|cependant|quoique'],
  denials: ['exclut|exclu|excluait|exclure'],
  as: ['comme'],
  denied: [
    'refuse|refusé|refusait|refusent|rejette|rejeté|rejettent|dément|démenti|nie|nié|exclut|exclu|excluait|exclure|écarte|écarté|contre|sans|évite|évité|empêche|empêché|bloque|bloqué|oppose|opposé|opposent|renonce|renoncé|doute|douté|absence|impossible|fin|refus',
  ],
  weighed: [
    'examine|examinent|étudie|étudient|envisage|envisagent|demande|demandé|décide|décidera|possible|possibilité|question|condition|pourrait|serait|devrait|cas',
  ],
  nots: ["ne|pas|n'est|n'a|n'ont"],
  dampers: ['presque|quasi|quasiment|partiellement|prétendument|probablement|apparemment'],
  says: [
    'dit|disait|déclare|déclaré|déclarait|affirme|affirmé|affirmait|ajoute|ajouté|ajoutait|estime|estimé|estimait|explique|expliqué|précise|précisé|souligne|souligné|annonce|annoncé|qualifie|qualifié|parle|parlé|prévient|prévenu|demande|demandé|indique|indiqué|assure|assuré|dénonce|dénoncé|juge|jugé|répond|répondu|évoque|évoqué|selon|exclut|exclu|rejette|rejeté|promet|promis|accuse|accusé|salue|salué|saluent|regrette|regretté|réclame|réclamé|critique|critiqué|plaide|plaidé|martèle|martelé|lance|lancé|rappelle|rappelé|reconnaît|reconnu|admet|admis|insiste|insisté|confirme|confirmé|soutient|soutenu|prétend|réplique|répliqué|rétorque|rétorqué|ironise|résume|résumé|conclut|conclu|écrit|raconte|raconté|réagit|réagi|tempère|tempéré',
  ],
  by: ['par'],
  askers: ['journaliste|journalistes|question|demande|demandé'],
  endings: /^(?:[a-zàâçéèêëîïôûùüÿœ]{1,3})$/u,
};
