"""What each page prints to a person who came by a link: a file for each of them."""
