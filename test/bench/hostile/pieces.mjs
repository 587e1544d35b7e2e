/** A show.yaml that is right. */
export const show = `title: Rust in Production
link: https://rust.example.com/
feed: https://feeds.example.com/rust/feed.xml
language: en
description: Conversations about Rust.
author: The example authors
categories: [Technology]
explicit: false
artwork: https://media.example.com/cover.jpg
media: https://media.example.com/
guids: slug
`;

/** A piece again and again, up to a size. */
export function fill(piece, size) {
  return piece.repeat(Math.ceil(size / Buffer.byteLength(piece)));
}

/** Numbered pieces, up to a size. */
export function count(piece, size) {
  const pieces = [];
  for (let index = 0, length = 0; length < size; index++) {
    const next = piece(index);
    pieces.push(next);
    length += next.length;
  }
  return pieces.join('');
}
