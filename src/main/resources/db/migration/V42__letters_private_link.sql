-- A link that only the e-mail carries: neither the PDF nor the facts of the letter hold it, and it is forgotten once the mail is sent.
alter table letters_letter add private_link text;
