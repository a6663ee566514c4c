/**
 * Given names frequent in the news, as English spells them: how a person is told from an institution where a verb of
 * speech follows. A name that firms and places share (Morgan, Charles, Chase, Austin) is left out.
 */
export const GIVEN_NAMES: ReadonlySet<string> = new Set(
  `Abdel Abdullah Abdulla Abiy Adam Ahmed Ahmad Alan Albert Alejandro Aleksandr Aleksander Aleksei Alexander Alexei Alexey Ali Alice
  Alina Amanda Amina Amir Amy Ana Anatoly Andrea Andrei Andreas Andrew Andrey Andrii Andriy Andrzej Angela Anna Annalena Anne Anthony
  Anton Antonio António Antony Arkady Arseniy Artem Ayman Aziz Barbara Benjamin Bernard Bill Boris Brian Carlos Carmen Caroline
  Catherine Cecilia Chris Christine Christian Christopher Claudia Daniel Daniela Daria David Denis Denys Diana Dmitri Dmitriy Dmitry
  Dmytro Donald Donatella Eduardo Ekaterina Elena Elizabeth Emma Emmanuel Eric Erik Esther Eva Fatima Fernando Francisco Franz
  Friedrich Gabriel Gavin Gennady George Georgia Gerhard Giorgia Gitanas Grigory Guillermo Gustavo Hakan Hanna Hans Hassan Heiko
  Helena Helga Henrik Hillary Hussein Ibrahim Igor Ilya Irina Isaac Ismail Ivan Iryna Jacques Jake James Jan Jane Janet Javier Jean
  Jens Jennifer Jessica Jim Joao João Joe Joel Johan Johann John Jonathan Jose José Josef Joseph Juan Julia Julian Justin Kaja Karen
  Karim Karin Karl Karoline Katarina Kateryna Katherine Kathleen Kevin Khalid Kirill Kristalina Kristina Krzysztof Kyrylo Larisa
  Larry Laura Leonid Leyla Linda Lisa Lucas Luis Luiz Luca Lyudmila Mahmoud Manuel Marco Marcin Marek Margaret Maria María Marie
  Marina Mario Mariya Mark Marta Martin Mateusz Matthew Matteo Maxim Mehmet Mette Michael Michel Michelle Miguel Mike Mikhail Mikhailo
  Milos Miloš Mohammad Mohammed Mohamed Monica Muhammad Mustafa Mykhailo Mykola Nancy Narendra Natalia Nataliya Nicholas Nicolas
  Nicolás Nikita Nikol Nikolai Nikolay Nina Oksana Olaf Oleg Oleh Oleksandr Oleksii Oleksiy Olena Olga Oliver Olha Omar Oscar Osman
  Pablo Patricia Patrick Paul Paula Pavel Pavlo Pedro Peter Petr Petro Philip Pierre Piotr Rachel Radosław Radoslaw Rafael Ramzan
  Rashid Rebecca Recep Ricardo Richard Rishi Robert Roberto Rodrigo Roman Ronald Ruslan Rustem Ruth Sabrina Salman Samuel Sara Sarah
  Scott Sebastian Serhii Serhiy Sergei Sergey Sergio Sofia Sophie Stefan Stephen Steve Steven Susan Svetlana Taras Tatiana Tatyana
  Tayyip Teresa Thomas Timothy Tony Ulf Ursula Vadim Valentina Valery Valeriy Vasily Vasyl Vera Victor Victoria Viktor Viktoriia
  Vitali Vitaly Vladimir Vladislav Volodymyr Vyacheslav Walter Wang William Wolfgang Xavier Xi Yair Yaroslav Yevgeny Yoav Yulia Yuliya
  Yuri Yuriy Yury Yusuf Zoran`.split(/\s+/),
);

/** Endings that surnames have and names of firms, papers and places hardly ever do. */
export const SURNAME =
  /^\p{Lu}\p{L}+(?:ov|ova|ev|eva|sky|skyy|skiy|skyi|ski|ska|enko|chuk|yuk|yan|adze|shvili|vić|vich|ović|ovic|escu|sson|nsen|rsen|stein|mann|oğlu|oglu|zadeh|zade|opoulos|idis|akis|ainen|onen|ández|andez|ález|alez|guez|ínez|inez)$/u;
