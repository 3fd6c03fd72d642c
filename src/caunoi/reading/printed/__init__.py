"""Pages as they are printed, from PDF or from pictures: words with their places, and what they make up."""
